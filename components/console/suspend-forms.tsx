'use client'
/** SuspendForm({ id, name }), ResumeForm({ id, name })   stop an account, or let it work again. */
import { useActionState } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { resumeAccountForm, suspendAccountForm } from '@/lib/accounts/console-actions'
import { console as words } from '@/lib/messages/en/console'

const say = words.account

export function SuspendForm({ id, name }: { id: string; name: string }) {
  const [{ error, values }, send] = useActionState(suspendAccountForm, {})
  return (
    <Dialog id="suspend" title={say.suspendTitle(name)} trigger={say.suspend} open={Boolean(error)}>
      <form action={send} noValidate className="space-y-4">
        <p className="text-muted">{say.suspendText}</p>
        <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
        <input type="hidden" name="id" value={id} />
        <TextField name="reason" label={say.reason} hint={say.reasonHint} defaultValue={values?.reason} error={error?.fields?.reason} />
        <div className="flex justify-end gap-2">
          <DialogCancel />
          <SubmitButton tone="danger">{say.suspend}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}

export function ResumeForm({ id, name }: { id: string; name: string }) {
  const [{ error }, send] = useActionState(resumeAccountForm, {})
  return (
    <Dialog id="resume" title={say.resumeTitle(name)} trigger={say.resume} open={Boolean(error)}>
      <form action={send} noValidate className="space-y-4">
        <p className="text-muted">{say.resumeText}</p>
        <ErrorSummary form={error?.message} />
        <input type="hidden" name="id" value={id} />
        <div className="flex justify-end gap-2">
          <DialogCancel />
          <SubmitButton>{say.resume}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
