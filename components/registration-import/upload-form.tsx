'use client'
/** UploadForm()   a file of registrations, or its text, to see what would become of it. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Input, TextAreaField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { registrationImport as say } from '@/lib/messages/en/registration-import'
import { previewImportForm } from '@/lib/registrations/import/actions'
import { IMPORT_MOST_LINES } from '@/lib/registrations/import/schema'

export function UploadForm() {
  const [{ error, values }, send] = useActionState(previewImportForm, {})
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={error?.fields?.csv && { file: error.fields.csv }} form={error && !error.fields ? error.message : undefined} />
      <Field name="file" label={say.file} hint={say.fileHint(IMPORT_MOST_LINES)} error={error?.fields?.csv} optional>
        {(control) => <Input {...control} type="file" accept=".csv,text/csv" className="py-1.5 file:me-3 file:rounded-sm file:border-0 file:bg-default file:px-2.5 file:py-1 file:text-sm file:font-medium" />}
      </Field>
      <TextAreaField name="csv" label={say.paste} rows={6} spellCheck={false} defaultValue={values?.csv} className="font-mono text-[13px]" optional />
      <SubmitButton pendingLabel={say.previewing}>{say.preview}</SubmitButton>
    </form>
  )
}
