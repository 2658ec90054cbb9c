'use client'
/** FailForm, WhyForm   the ends of a job that need a reason, each behind a button that names it. */
import { useActionState, useId, type ReactNode } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextAreaField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import type { InstallationStatus } from '@/lib/generated/prisma/enums'
import { cancelInstallationForm, failInstallationForm, reopenInstallationForm } from '@/lib/installations/actions'
import { installations as words } from '@/lib/messages/en/installations'

const say = words.work

export interface Job {
  id: string
  number: string
  status: InstallationStatus
}
type Send = (previous: FormState, form: FormData) => Promise<FormState>

function Asked({ job, action, trigger, title, text, danger, children }: { job: Job; action: Send; trigger: string; title: string; text: string; danger?: boolean; children: (state: FormState, id: (name: string) => string) => ReactNode }) {
  const prefix = useId()
  const [state, send] = useActionState(action, {})
  const { error } = state
  const id = (name: string) => `${prefix}${name}`
  return (
    <Dialog id={`${prefix}dialog`} title={title} trigger={trigger} triggerLook={{ wide: true }} open={Boolean(error)}>
      <form action={send} noValidate className="space-y-4">
        <p className="text-muted">{text}</p>
        <ErrorSummary errors={error?.fields && Object.fromEntries(Object.entries(error.fields).map(([name, texts]) => [id(name), texts]))} form={error && !error.fields ? error.message : undefined} />
        <input type="hidden" name="id" value={job.id} />
        <input type="hidden" name="expected_status" value={job.status} />
        {children(state, id)}
        <div className="flex justify-end gap-2">
          <DialogCancel />
          <SubmitButton tone={danger ? 'danger' : 'primary'}>{trigger}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}

export function FailForm({ job, reasons }: { job: Job; reasons: readonly { id: string; text: string }[] }) {
  return (
    <Asked job={job} action={failInstallationForm} trigger={say.fail} title={say.failTitle(job.number)} text={say.failText} danger>
      {({ error, values }, id) => (
        <>
          <SelectField id={id('reason_id')} name="reason_id" label={say.reason} blank={say.chooseReason} options={reasons.map((reason) => ({ value: reason.id, label: reason.text }))} defaultValue={values?.reason_id} error={error?.fields?.reason_id} />
          <TextAreaField id={id('note')} name="note" label={say.note} optional rows={2} defaultValue={values?.note} error={error?.fields?.note} />
        </>
      )}
    </Asked>
  )
}

const WHYS = {
  cancel: { action: cancelInstallationForm, title: say.cancelTitle, text: say.cancelText, danger: true },
  reopen: { action: reopenInstallationForm, title: say.reopenTitle, text: say.reopenText, danger: false },
  again: { action: reopenInstallationForm, title: say.againTitle, text: say.againText, danger: false },
}

/** Cancelling a job, reopening a completed one, or opening a cancelled one again: all say why. */
export function WhyForm({ job, what }: { job: Job; what: keyof typeof WHYS }) {
  const { title, ...asked } = WHYS[what]
  return (
    <Asked job={job} trigger={say[what]} title={title(job.number)} {...asked}>
      {({ error, values }, id) => <TextAreaField id={id('reason')} name="reason" label={say.why} hint={say.whyHint} rows={2} defaultValue={values?.reason} error={error?.fields?.reason} />}
    </Asked>
  )
}
