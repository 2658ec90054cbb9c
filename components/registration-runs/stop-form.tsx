'use client'
/** StopForm({ id })   stops a run; what is done stays done. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { runs as say } from '@/lib/messages/en/runs'
import { stopRunForm } from '@/lib/registrations/runs/actions'

export function StopForm({ id }: { id: string }) {
  const [{ error }, send] = useActionState(stopRunForm, {})
  return (
    <form action={send} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ErrorSummary form={error?.message} />
      <input type="hidden" name="id" value={id} />
      <SubmitButton tone="secondary" size="small" icon="pause" pendingLabel={say.stopping}>
        {say.stop}
      </SubmitButton>
      <span className="text-sm text-muted">{say.stopHint}</span>
    </form>
  )
}
