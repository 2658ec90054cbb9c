/**
 * BillingFields({ countries, field })   the fields of a billing profile; field(name) gives name, value and error of each.
 */
import { SelectField, TextField } from '@/components/ui/field'
import { billing } from '@/lib/messages/en/billing'

type BillingField = 'email' | 'address_line1' | 'address_line2' | 'city' | 'state' | 'postal_code' | 'country' | 'tax_id'
export type BillingValues = Partial<Record<BillingField, string | undefined>>

interface Props {
  countries: readonly { code: string; name: string }[]
  field: (name: BillingField) => { name: string; defaultValue: string; error?: readonly string[] }
}

export function BillingFields({ countries, field }: Props) {
  const say = billing.profile
  const country = field('country')
  return (
    <>
      <TextField label={say.email} type="email" autoComplete="email" {...field('email')} />
      <TextField label={say.address1} autoComplete="address-line1" {...field('address_line1')} />
      <TextField label={say.address2} autoComplete="address-line2" optional {...field('address_line2')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={say.postalCode} autoComplete="postal-code" optional {...field('postal_code')} />
        <TextField label={say.city} autoComplete="address-level2" {...field('city')} />
        <TextField label={say.region} autoComplete="address-level1" optional {...field('state')} />
        <SelectField
          label={say.country}
          autoComplete="country"
          blank={say.countryBlank}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
          {...country}
        />
      </div>
      <TextField label={say.taxId} optional {...field('tax_id')} />
    </>
  )
}
