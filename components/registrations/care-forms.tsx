'use client'
/**
 * AssignForm, TagForm, NoteForm, FileForm   small forms on a registration's page: who looks after it, its tags, a note for
 * colleagues, a photo.
 */
import { useActionState, useId } from 'react'
import { cx } from '@/components/ui/cx'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, FieldError, Input, Select, TextAreaField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { PhotoInput } from '@/components/ui/photo-input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { registrations as words } from '@/lib/messages/en/registrations'
import { addFileForm, addNoteForm, addTagForm, assignForm, removeTagForm } from '@/lib/registrations/actions'
import type { Choice } from '@/lib/registrations/screen-queries'

const say = words.detail
const saidBy = ({ error }: FormState): string | undefined => Object.values(error?.fields ?? {})[0]?.[0] ?? error?.message

export function AssignForm({ id, assigneeId, assignees, me }: { id: string; assigneeId: string | null; assignees: readonly Choice[]; me: string }) {
  const [state, send] = useActionState(assignForm, {})
  const [taken, take] = useActionState(assignForm, {})
  return (
    <div className="space-y-2">
      <ErrorSummary form={saidBy(state) ?? saidBy(taken)} />
      <form action={send} className="flex gap-2">
        <input type="hidden" name="id" value={id} />
        <div className="min-w-0 grow">
          <Select compact key={assigneeId} name="assignee_id" aria-label={say.owner} defaultValue={assigneeId ?? ''}>
            <option value="">{words.nobody}</option>
            {assignees.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </div>
        <SubmitButton tone="secondary" size="small">
          {say.assign}
        </SubmitButton>
      </form>
      {assigneeId !== me && assignees.some(({ value }) => value === me) && (
        <form action={take}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="assignee_id" value={me} />
          <SubmitButton tone="quiet" size="small" icon="user">
            {say.takeOver}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}

export function TagForm({ id, tags, mayChange }: { id: string; tags: readonly string[]; mayChange: boolean }) {
  const [state, add] = useActionState(addTagForm, {})
  const field = useId()
  const wrong = saidBy(state)
  return (
    <div className="space-y-2.5">
      {tags.length === 0 && <p className="text-muted">{say.noTags}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {tags.map((tag) => (
          <li key={tag} className="inline-flex min-h-7 max-w-full items-center rounded-md bg-neutral-soft ps-2 pe-1 text-[13px]">
            <span className={cx('min-w-0 py-0.5 wrap-anywhere', !mayChange && 'pe-1')}>{tag}</span>
            {mayChange && <RemoveTag id={id} tag={tag} />}
          </li>
        ))}
      </ul>
      {mayChange && (
        <form action={add} noValidate>
          <input type="hidden" name="id" value={id} />
          <span className="flex gap-2">
            <Input compact id={field} name="tag" aria-label={say.addTag} maxLength={40} autoComplete="off" defaultValue={state.values?.tag} aria-invalid={wrong ? true : undefined} aria-describedby={wrong && `${field}-error`} />
            <SubmitButton tone="secondary" size="small" className="shrink-0">
              {say.addTag}
            </SubmitButton>
          </span>
          <div role="status">
            <FieldError id={`${field}-error`} error={wrong} />
          </div>
        </form>
      )}
    </div>
  )
}

function RemoveTag({ id, tag }: { id: string; tag: string }) {
  const [, remove] = useActionState(removeTagForm, {})
  return (
    <form action={remove} className="flex">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="tag" value={tag} />
      <button type="submit" aria-label={say.removeTag(tag)} className="touch-44 flex size-6 items-center justify-center rounded-md text-muted hover:bg-default">
        <Icon name="x" size={12} />
      </button>
    </form>
  )
}

export function NoteForm({ id }: { id: string }) {
  const [state, send] = useActionState(addNoteForm, {})
  const field = useId()
  return (
    <form action={send} noValidate className="mb-5 space-y-2">
      <ErrorSummary form={state.error && !state.error.fields ? state.error.message : undefined} />
      <input type="hidden" name="id" value={id} />
      <TextAreaField id={field} name="note" label={say.noteLabel} rows={2} defaultValue={state.values?.note} error={state.error?.fields?.note} />
      <div className="flex items-center gap-3">
        <SubmitButton tone="secondary" size="small">
          {say.addNote}
        </SubmitButton>
        <span role="status" className="text-[13px] text-muted">
          {state.done ? say.noteAdded : ''}
        </span>
      </div>
    </form>
  )
}


export function FileForm({ id }: { id: string }) {
  const [state, send] = useActionState(addFileForm, {})
  const field = useId()
  return (
    <form action={send} noValidate className="mt-4 space-y-2 border-t border-separator pt-3">
      <input type="hidden" name="id" value={id} />
      <Field id={field} name="photo" label={say.addFile} hint={say.addFileHint} error={state.error && saidBy(state)}>
        {(control) => <PhotoInput {...control} className="text-sm" />}
      </Field>
      <div className="flex items-center gap-3">
        <SubmitButton tone="secondary" size="small">
          {say.addFileButton}
        </SubmitButton>
        <span role="status" className="text-[13px] text-muted">
          {state.done ? say.fileAdded : ''}
        </span>
      </div>
    </form>
  )
}
