'use client'
/** LinkForm()   asks for the link of an application, to the address of the application. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { track } from '@/lib/messages/en/track'
import { askForTrackingLink } from '@/lib/registrations/track-actions'

export function LinkForm() {
  const [{ error, values }, send] = useActionState(askForTrackingLink, {})
  const { help } = track
  return (
    <form action={send} noValidate className="mt-6 space-y-6">
      {error && <ErrorSummary errors={error.fields ?? {}} form={error.fields ? undefined : error.message} />}
      <TextField
        label={help.email}
        name="email"
        type="email"
        error={error?.fields?.email}
        defaultValue={values?.email}
        autoComplete="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={280}
      />
      <SubmitButton size="large">{help.send}</SubmitButton>
    </form>
  )
}
