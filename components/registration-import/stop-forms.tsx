'use client'
/**
 * StopForm({ id })                          stops an import that is being applied; what is created stays
 * GoOnForm({ id, left, withDuplicates })    goes on with one that was stopped, as it was begun
 */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { registrationImport as say } from '@/lib/messages/en/registration-import'
import { applyImportForm, stopImportForm } from '@/lib/registrations/import/actions'

export function StopForm({ id }: { id: string }) {
  const [{ error }, send] = useActionState(stopImportForm, {})
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

export function GoOnForm({ id, left, withDuplicates }: { id: string; left: number; withDuplicates: boolean }) {
  const [{ error }, send] = useActionState(applyImportForm, {})
  return (
    <form action={send}>
      <ErrorSummary form={error?.message} />
      <input type="hidden" name="id" value={id} />
      {withDuplicates && <input type="hidden" name="with_duplicates" value="on" />}
      <SubmitButton icon="play" pendingLabel={say.applying}>
        {say.goOn(left)}
      </SubmitButton>
    </form>
  )
}
