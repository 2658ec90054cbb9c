'use client'
/** JobChecklist({ job, items, mayTick })   the items in their order, each with its tick and its photo. */
import { useActionState, useId } from 'react'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { ui } from '@/lib/messages/en/ui'
import { checkItemForm } from '@/lib/installations/actions'
import type { Item } from '@/lib/installations/queries'
import { installations as words } from '@/lib/messages/en/installations'

const say = words.checklist

export function JobChecklist({ installationId, items, mayTick }: { installationId: string; items: readonly Item[]; mayTick: boolean }) {
  return (
    <ul>
      {items.map((item) => (
        <Line key={item.id} installationId={installationId} item={item} mayTick={mayTick} />
      ))}
    </ul>
  )
}

function Line({ installationId, item, mayTick }: { installationId: string; item: Item; mayTick: boolean }) {
  const id = useId()
  const [{ error }, send] = useActionState(checkItemForm, {})
  const isDone = item.doneAt !== null
  const wantsPhoto = item.needsPhoto && !isDone
  const kinds = [item.mandatory ? say.mandatory : say.optional, ...(item.needsPhoto ? [say.withPhoto] : [])]
  return (
    <li className="flex items-start gap-3 border-b border-separator px-4 py-3 last:border-b-0 sm:px-5">
      <Icon name={isDone ? 'circleCheck' : 'circleDashed'} size={18} label={isDone ? ui.done : ui.toDo} className={cx('mt-0.5 shrink-0', isDone ? 'text-success' : 'text-muted')} />
      <div className="min-w-0 grow">
        <div className={cx('flex items-start justify-between gap-x-4 gap-y-2', wantsPhoto && 'flex-wrap')}>
          <div className="min-w-0">
            <p className={isDone ? 'text-muted' : 'font-medium'}>{item.text}</p>
            <p className="text-sm text-muted">
              {kinds.join(', ')}
              {item.fileId && (
                <>
                  {' · '}
                  <a href={`/api/admin/files/${item.fileId}`} className="underline underline-offset-2 hover:text-foreground">
                    {say.seePhoto}
                  </a>
                </>
              )}
            </p>
          </div>
          {mayTick && (
            <form action={send} className={cx('flex items-center gap-2', wantsPhoto ? 'w-full min-w-0' : 'shrink-0')}>
              <input type="hidden" name="id" value={installationId} />
              <input type="hidden" name="item" value={item.id} />
              <input type="hidden" name="done" value={isDone ? 'false' : 'true'} />
              {wantsPhoto && (
                <input id={`${id}photo`} type="file" name="photo" accept="image/jpeg,image/png,image/webp" capture="environment" aria-label={`${say.photo}: ${item.text}`} className="min-w-0 grow text-[13px] text-muted file:me-2 file:min-h-7 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-field-border/70 file:bg-surface file:px-2.5 file:font-medium file:text-foreground pointer-coarse:file:min-h-11" />
              )}
              <SubmitButton tone={isDone ? 'quiet' : 'secondary'} size="small" aria-label={isDone ? say.untick(item.text) : say.tick(item.text)}>
                {isDone ? say.uncheck : say.check}
              </SubmitButton>
            </form>
          )}
        </div>
        {error && (
          <p role="alert" className="mt-1 text-sm font-medium text-danger">
            {error.fields?.photo?.[0] ?? error.message}
          </p>
        )}
      </div>
    </li>
  )
}
