'use client'
/** EditForm({ detail, plans, mayId, cancelHref })   changes what a registration says; who then looks like somebody else is shown first. */
import { useActionState, useId } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { languageName, LOCALES } from '@/lib/core/locales'
import { registrations as words } from '@/lib/messages/en/registrations'
import { ui } from '@/lib/messages/en/ui'
import { changeFieldsForm } from '@/lib/registrations/actions'
import type { DetailAnswer } from '@/lib/registrations/detail-schema'
import type { Choice } from '@/lib/registrations/screen-queries'

const { labels, ...say } = words.detail
type Alike = DetailAnswer['duplicates']
type Given = Record<'full_name' | 'company_name' | 'phone' | 'email' | 'address' | 'city' | 'postal_code' | 'address_notes' | 'id_number' | 'plan_slug' | 'preferred_date' | 'preferred_slot' | 'notes' | 'locale', string | null>

export function EditForm({ id, given, plans, mayId, cancelHref }: { id: string; given: Given; plans: readonly Choice[]; mayId: boolean; cancelHref: string }) {
  const prefix = useId()
  const [{ error, values, done }, send] = useActionState(changeFieldsForm, {})
  const alike = (error?.details?.duplicates as Alike | undefined) ?? []
  const errors = error?.fields && Object.fromEntries(Object.entries(error.fields).map(([name, texts]) => [prefix + name, texts]))
  const field = (name: keyof Given) => ({ id: prefix + name, name, defaultValue: values?.[name] ?? given[name] ?? '', error: error?.fields?.[name], autoComplete: 'off' })
  return (
    <form action={send} noValidate className="max-w-2xl space-y-4">
      {done && <Banner tone="success" title={say.saved} live />}
      <ErrorSummary errors={errors} form={error && !error.fields ? error.message : undefined} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="opened" value={JSON.stringify(given)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field('full_name')} label={labels.name} />
        <TextField {...field('company_name')} label={labels.company} optional />
        <TextField {...field('phone')} label={labels.phone} type="tel" optional />
        <TextField {...field('email')} label={labels.email} type="email" optional />
      </div>
      <p className="text-sm text-muted">{say.linksRenewed}</p>
      <TextField {...field('address')} label={say.editLabels.street} optional />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field('city')} label={say.editLabels.city} optional />
        <TextField {...field('postal_code')} label={say.editLabels.postalCode} optional />
      </div>
      <TextField {...field('address_notes')} label={labels.addressNotes} optional />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField {...field('plan_slug')} label={labels.plan} options={plans} />
        {mayId && <TextField {...field('id_number')} label={labels.idNumber} optional />}
        <TextField {...field('preferred_date')} label={say.editLabels.preferredDate} type="date" optional />
        <SelectField {...field('preferred_slot')} label={say.editLabels.preferredSlot} blank={say.anySlot} optional options={Object.entries(words.form.slots).map(([value, label]) => ({ value, label }))} />
        <SelectField {...field('locale')} label={say.editLabels.locale} options={LOCALES.map((value) => ({ value, label: languageName(value) }))} />
      </div>
      <TextAreaField {...field('notes')} label={labels.wishes} optional />
      {alike.length > 0 && (
        <TextField
          id={`${prefix}allow_duplicates`}
          name="allow_duplicates"
          label={say.keepBothText}
          hint={alike.map((one) => say.sameAs(one.registration_number, one.full_name)).join(' · ')}
          defaultValue={values?.allow_duplicates}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{say.save}</SubmitButton>
        <LinkButton href={cancelHref} replace scroll={false}>
          {ui.cancel}
        </LinkButton>
      </div>
    </form>
  )
}
