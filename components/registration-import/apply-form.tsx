'use client'
/** ApplyForm({ id, counts })   creates what the page shows as new, and the duplicates too where somebody says so. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { CheckboxField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { registrationImport as say } from '@/lib/messages/en/registration-import'
import { applyImportForm } from '@/lib/registrations/import/actions'
import type { Counts } from '@/lib/registrations/import/schema'

export function ApplyForm({ id, counts: { create, duplicate } }: { id: string; counts: Counts }) {
  const [{ error }, send] = useActionState(applyImportForm, {})
  return (
    <form action={send} className="space-y-4">
      <ErrorSummary form={error?.message} />
      <input type="hidden" name="id" value={id} />
      {create === 0 ? (
        <>
          <input type="hidden" name="with_duplicates" value="on" />
          <p>
            {say.onlyDuplicates} {say.withDuplicatesHint}
          </p>
        </>
      ) : (
        duplicate > 0 && <CheckboxField name="with_duplicates" label={say.withDuplicates(duplicate)} hint={say.withDuplicatesHint} />
      )}
      <SubmitButton tone={create === 0 ? 'secondary' : 'primary'} pendingLabel={say.applying}>
        {create === 0 ? say.applyDuplicates(duplicate) : say.apply(create)}
      </SubmitButton>
    </form>
  )
}
