'use client'
/** AddForm({ industry? })   adds an industry, or a sector to `industry`. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { createIndustryForm, createSectorForm } from '@/lib/catalogue/actions'
import { catalogue as words } from '@/lib/messages/en/catalogue'

export function AddForm({ industry }: { industry?: string }) {
  const [{ error, values, done }, send] = useActionState(industry === undefined ? createIndustryForm : createSectorForm, {})
  return (
    <form action={send} noValidate className="max-w-md space-y-4">
      {done && <Banner tone="success" title={words.entry.created} live />}
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      {industry !== undefined && <input type="hidden" name="industry" value={industry} />}
      <TextField name="name" label={words.name} autoComplete="off" defaultValue={values?.name} error={error?.fields?.name} />
      <TextField name="slug" label={words.slug} hint={words.slugHint} optional autoComplete="off" autoCapitalize="none" spellCheck={false} defaultValue={values?.slug} error={error?.fields?.slug} />
      <SubmitButton tone="secondary" icon="plus">
        {industry === undefined ? words.addIndustry : words.addSector}
      </SubmitButton>
    </form>
  )
}
