'use client'
/** MappingForm({ id, columns, fields })   which column of the file says what; sent, the same file is judged again. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { registrationImport as say } from '@/lib/messages/en/registration-import'
import { IMPORT_COLUMNS } from '@/lib/registrations/csv-columns'
import { remapImportForm } from '@/lib/registrations/import/actions'
import type { Mapping } from '@/lib/registrations/import/schema'

const { mapping: words } = say

export function MappingForm({ id, columns, fields }: { id: string; columns: string[]; fields: Mapping }) {
  const [{ error, values }, send] = useActionState(remapImportForm, {})
  const options = columns.map((name, at) => ({ value: String(at), label: name || `#${at + 1}` }))
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={error?.fields ?? {}} form={error && !error.fields ? error.message : undefined} />
      <input type="hidden" name="id" value={id} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {IMPORT_COLUMNS.map((column) => (
          <SelectField
            key={column}
            name={column}
            label={say.fields[column]}
            options={options}
            blank={words.none}
            defaultValue={values?.[column] ?? String(fields[column] ?? '')}
            error={error?.fields?.[column]}
            optional={!REQUIRED.has(column)}
          />
        ))}
      </div>
      <SubmitButton tone="secondary" pendingLabel={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}

const REQUIRED: ReadonlySet<string> = new Set(['full_name', 'plan_slug'])
