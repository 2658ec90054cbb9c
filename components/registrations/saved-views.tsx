'use client'
/** SavedViews({ views, query })   the views one comes back to, own and shared, and a form that keeps the present one. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { CheckboxField, TextField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import { PopoverLink } from '@/components/ui/popover-link'
import { SubmitButton } from '@/components/ui/submit-button'
import { buttonClass } from '@/components/ui/button-class'
import { registrations as words } from '@/lib/messages/en/registrations'
import { deleteViewForm, saveViewForm, shareViewForm } from '@/lib/registrations/actions'
import type { SavedView } from '@/lib/registrations/saved-views'
import { LIST_PATH } from './list-path'

const say = words.views

export function SavedViews({ views, query }: { views: readonly SavedView[]; query: string }) {
  const current = views.find((view) => view.query === query)
  return (
    <Popover
      id="saved-views"
      align="end"
      triggerClass={buttonClass({ size: 'small' })}
      trigger={
        <>
          <Icon name="layers" size={14} />
          {current?.name ?? say.label}
          <Icon name="chevronDown" size={14} />
        </>
      }
      className="w-80"
    >
      {views.length === 0 ? (
        <p className="px-2.5 py-2 text-muted">{say.none}</p>
      ) : (
        <ul aria-label={say.label} className="max-h-72 overflow-y-auto">
          {views.map((view) => (
            <View key={view.id} view={view} current={view === current} />
          ))}
        </ul>
      )}
      <KeepForm query={query} />
    </Popover>
  )
}

function View({ view, current }: { view: SavedView; current: boolean }) {
  const [, share] = useActionState(shareViewForm, {})
  const [, remove] = useActionState(deleteViewForm, {})
  return (
    <li className="flex items-center">
      <div className="min-w-0 grow">
        <PopoverLink href={view.query ? `${LIST_PATH}?${view.query}` : LIST_PATH} current={current}>
          <span className="block truncate">{view.name}</span>
          {(view.shared || !view.own) && <span className="block truncate text-xs text-muted">{view.own ? say.shared : say.by(view.ownerName)}</span>}
        </PopoverLink>
      </div>
      {view.own && (
        <>
          <form action={share}>
            <input type="hidden" name="id" value={view.id} />
            <input type="hidden" name="shared" value={view.shared ? 'false' : 'true'} />
            <button type="submit" aria-label={view.shared ? say.makePrivate(view.name) : say.makeShared(view.name)} className={small}>
              <Icon name={view.shared ? 'lock' : 'users'} size={14} />
            </button>
          </form>
          <form action={remove}>
            <input type="hidden" name="id" value={view.id} />
            <button type="submit" aria-label={say.delete(view.name)} className={small}>
              <Icon name="trash" size={14} />
            </button>
          </form>
        </>
      )}
    </li>
  )
}

const small = 'touch-44 flex size-8 items-center justify-center rounded-md text-muted hover:bg-default hover:text-foreground'

function KeepForm({ query }: { query: string }) {
  const [{ error, values }, send] = useActionState(saveViewForm, {})
  return (
    <form action={send} noValidate className="mt-1.5 space-y-2.5 border-t border-separator p-2.5 pt-3">
      <ErrorSummary form={error && !error.fields ? error.message : undefined} />
      <input type="hidden" name="path" value={LIST_PATH} />
      <input type="hidden" name="query" value={query} />
      <TextField id="view-name" name="name" label={say.name} autoComplete="off" defaultValue={values?.name} error={error?.fields?.name} />
      <CheckboxField id="view-shared" name="shared" label={say.share} defaultChecked={values?.shared === 'on'} />
      <SubmitButton tone="secondary" size="small">
        {say.save}
      </SubmitButton>
    </form>
  )
}
