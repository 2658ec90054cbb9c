'use client'
/** AddReason({ kind })   a further reason; ChangeReason({ reason })   other words, offered or no longer, or deleted where it was never given. */
import { useActionState } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { organisation as words } from '@/lib/messages/en/organisation'
import { addReasonForm, removeReasonForm, renameReasonForm, setReasonActiveForm } from '@/lib/organisation/actions'
import type { ReasonRow } from '@/lib/organisation/settings-queries'

const say = words.reasons

export function AddReason({ kind }: { kind: ReasonRow['kind'] }) {
  const [{ error, values }, send] = useActionState(addReasonForm, {})
  const id = `new-${kind}`
  return (
    <form action={send} noValidate className="space-y-3 border-t border-separator p-4 sm:px-5">
      <input type="hidden" name="kind" value={kind} />
      <ErrorSummary errors={error?.fields && { [id]: error.fields.text }} form={error && !error.fields ? error.message : undefined} />
      <div className="flex max-w-lg flex-wrap items-end gap-3">
        <div className="min-w-56 grow">
          <TextField id={id} name="text" label={say.addTo(say.kinds[kind])} autoComplete="off" defaultValue={values?.text} error={error?.fields?.text} />
        </div>
        <SubmitButton tone="secondary" icon="plus">
          {say.add}
        </SubmitButton>
      </div>
    </form>
  )
}

export function ChangeReason({ reason: { id, text, active, given } }: { reason: ReasonRow }) {
  const [renamed, rename] = useActionState(renameReasonForm, {})
  const [offered, setActive] = useActionState(setReasonActiveForm, {})
  const [removed, remove] = useActionState(removeReasonForm, {})
  const other = offered.error ?? removed.error
  return (
    // Its key changes with what was saved, so that the box closes.
    <Dialog key={`${text} ${active}`} id={`reason-${id}`} title={say.changeTitle(text)} trigger={say.change} triggerLook={{ size: 'small' }} open={Boolean(renamed.error ?? other)}>
      <ErrorSummary errors={renamed.error?.fields && { [`text-${id}`]: renamed.error.fields.text }} form={other?.message ?? (renamed.error?.fields ? undefined : renamed.error?.message)} />
      <form action={rename} noValidate className="space-y-4">
        <input type="hidden" name="id" value={id} />
        <TextField id={`text-${id}`} name="text" label={say.text} hint={given > 0 ? say.renameHint : undefined} autoComplete="off" defaultValue={renamed.values?.text ?? text} error={renamed.error?.fields?.text} />
        <SubmitButton>{words.save}</SubmitButton>
      </form>
      {given > 0 && active && <p className="mt-6 text-sm text-muted">{say.keeps}</p>}
      <div className="mt-4 flex flex-wrap justify-end gap-2 border-t border-separator pt-4">
        <DialogCancel />
        {given === 0 && (
          <form action={remove}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton tone="danger">{say.remove}</SubmitButton>
          </form>
        )}
        <form action={setActive}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton tone="secondary" name="active" value={String(!active)}>
            {active ? say.deactivate : say.activate}
          </SubmitButton>
        </form>
      </div>
    </Dialog>
  )
}
