'use client'
/** ImportForm()   a file, or its text, to see what it would do. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Input } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { previewImportForm } from '@/lib/catalogue/actions'
import { catalogue as words } from '@/lib/messages/en/catalogue'

const say = words.import

export function ImportForm() {
  const [{ error, values }, send] = useActionState(previewImportForm, {})
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={error?.fields?.csv && { file: error.fields.csv }} form={error && !error.fields ? error.message : undefined} />
      <Field name="file" label={say.file} hint={say.fileHint} error={error?.fields?.csv} optional>
        {(control) => <Input {...control} type="file" accept=".csv,text/csv" className="py-1.5 file:me-3 file:rounded-sm file:border-0 file:bg-default file:px-2.5 file:py-1 file:text-sm file:font-medium" />}
      </Field>
      <Field name="csv" label={say.paste} optional>
        {(control) => (
          <textarea
            {...control}
            rows={6}
            spellCheck={false}
            defaultValue={values?.csv}
            className="w-full rounded-md border border-field-border bg-field px-3 py-2 font-mono text-[13px] text-field-foreground hover:border-field-border-hover"
          />
        )}
      </Field>
      <SubmitButton pendingLabel={say.previewing}>{say.preview}</SubmitButton>
    </form>
  )
}
