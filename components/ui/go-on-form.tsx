'use client'
/** GoOnForm({ id, left, withDuplicates })   goes on with an import that was stopped, as it was begun. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { registrationImport as say } from '@/lib/messages/en/registration-import'
import { applyImportForm } from '@/lib/registrations/import/actions'

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
