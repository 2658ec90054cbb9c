/**
 * CancelForm({ number, token, status, error? })   the way out, behind a line that has to be opened. A plain form to a plain
 * address: the page it stands on sends no referrer, and it works without script.
 */
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextAreaField } from '@/components/ui/field'
import { KeepTyped } from '@/components/ui/keep-typed'
import { SubmitButton } from '@/components/ui/submit-button'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { words } from '@/lib/messages/words'

interface CancelFormProps {
  number: string
  token: string
  status: RegistrationStatus
  error: string | undefined
}

export function CancelForm({ number, token, status, error }: CancelFormProps) {
  const { cancel } = words().track
  return (
    <details open={error !== undefined} className="rounded-lg border border-border p-4">
      <summary className="cursor-pointer font-medium">{cancel.open}</summary>
      <p className="measure mt-2 text-muted">{cancel.text}</p>
      <form id="cancel-application" action="/track/cancel" method="post" noValidate className="mt-4 space-y-4">
        {error && <ErrorSummary errors={{ reason: [error] }} />}
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="expected_status" value={status} />
        <TextAreaField label={cancel.reason} name="reason" error={error} rows={2} maxLength={300} />
        <SubmitButton tone="danger" pendingLabel={cancel.submitting}>
          {cancel.submit}
        </SubmitButton>
        <KeepTyped form="cancel-application" />
      </form>
    </details>
  )
}
