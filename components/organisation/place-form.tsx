'use client'
/** PlaceForm({ zone, country, zones, countries })   the organisation's zone and country. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeOrganisationForm } from '@/lib/organisation/actions'
import { organisation as words } from '@/lib/messages/en/organisation'

const say = words.time

export function PlaceForm({ zone, country, zones, countries }: { zone: string; country: string; zones: readonly string[]; countries: readonly { code: string; name: string }[] }) {
  const [{ error, values, done }, send] = useActionState(changeOrganisationForm, {})
  return (
    <form action={send} noValidate className="max-w-md space-y-4">
      {done && <Banner tone="success" title={words.saved} live />}
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      {/* React puts a select back to its first choice after an action; a new key keeps what was chosen. */}
      <SelectField
        key={`zone ${values?.time_zone ?? zone}`}
        name="time_zone"
        label={say.zone}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        defaultValue={values?.time_zone ?? zone}
        error={error?.fields?.time_zone}
      />
      <SelectField
        key={`country ${values?.country ?? country}`}
        name="country"
        label={say.country}
        hint={say.countryHint}
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={values?.country ?? country}
        error={error?.fields?.country}
      />
      <SubmitButton tone="secondary">{say.savePlace}</SubmitButton>
    </form>
  )
}
