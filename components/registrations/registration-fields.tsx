/**
 * RegistrationFields({ field, plans, isNew?, mayId, errors })   what a registration says, for whoever takes one down or
 * corrects it. `field` gives a control its id, its name, what was typed and what is wrong.
 */
import type { ReactNode } from 'react'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { languageName, LOCALES } from '@/lib/core/locales'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { Choice } from '@/lib/registrations/screen-queries'

const { labels, editLabels, anySlot, slots } = words.detail

const FIELDS = ['full_name', 'company_name', 'phone', 'email', 'address', 'city', 'postal_code', 'address_notes', 'id_number', 'plan_slug', 'preferred_date', 'preferred_slot', 'notes', 'locale'] as const
export type RegistrationField = (typeof FIELDS)[number]

interface Props {
  field: (name: RegistrationField) => { id: string; name: string; defaultValue: string; error?: string | readonly string[] | undefined; autoComplete: string }
  plans: readonly Choice[]
  /** A new one needs its place and its plan; what is there may be incomplete. */
  isNew?: boolean
  /** May the number of an identity card be seen? */
  mayId: boolean
  /** Said between who it is and where. */
  note?: ReactNode
}

export function RegistrationFields({ field, plans, isNew = false, mayId, note }: Props) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field('full_name')} label={labels.name} />
        <TextField {...field('company_name')} label={labels.company} optional />
        <TextField {...field('phone')} label={labels.phone} type="tel" optional />
        <TextField {...field('email')} label={labels.email} type="email" optional />
      </div>
      {note}
      <TextField {...field('address')} label={editLabels.street} optional={!isNew} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field('city')} label={editLabels.city} optional={!isNew} />
        <TextField {...field('postal_code')} label={editLabels.postalCode} optional />
      </div>
      <TextField {...field('address_notes')} label={labels.addressNotes} optional />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField {...field('plan_slug')} label={labels.plan} options={plans} {...(isNew && { blank: words.create.choosePlan })} />
        {mayId && <TextField {...field('id_number')} label={labels.idNumber} optional />}
        <TextField {...field('preferred_date')} label={editLabels.preferredDate} type="date" optional />
        <SelectField {...field('preferred_slot')} label={editLabels.preferredSlot} blank={anySlot} optional options={Object.entries(slots).map(([value, label]) => ({ value, label }))} />
        <SelectField {...field('locale')} label={editLabels.locale} options={LOCALES.map((value) => ({ value, label: languageName(value) }))} />
      </div>
      <TextAreaField {...field('notes')} label={labels.wishes} optional />
    </>
  )
}
