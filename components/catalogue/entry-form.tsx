'use client'
/** EntryForm({ industry, sector?, name })   another name, another place. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeEntryForm } from '@/lib/catalogue/actions'
import { catalogue as words } from '@/lib/messages/en/catalogue'

const say = words.entry

export function EntryForm({ industry, sector, name }: { industry: string; sector?: string; name: string }) {
  const [{ error, values, done }, send] = useActionState(changeEntryForm, {})
  // The page may hold another form with these names.
  const errors = error?.fields && { 'entry-name': error.fields.name, 'entry-place': error.fields.place }
  return (
    <form action={send} noValidate className="space-y-4">
      {done && <Banner tone="success" title={say.saved} live />}
      <ErrorSummary errors={errors} form={error && !error.fields ? error.message : undefined} />
      <input type="hidden" name="industry" value={industry} />
      {sector !== undefined && <input type="hidden" name="sector" value={sector} />}
      <TextField id="entry-name" name="name" label={words.name} autoComplete="off" defaultValue={values?.name ?? name} error={error?.fields?.name} />
      <TextField id="entry-place" name="place" label={say.place} hint={say.placeHint} optional inputMode="numeric" autoComplete="off" defaultValue={values?.place} error={error?.fields?.place} className="max-w-32" />
      <SubmitButton tone="secondary">{say.save}</SubmitButton>
    </form>
  )
}
