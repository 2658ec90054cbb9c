'use client'
/** PlaceForm({ zone, country, locale, zones, countries })   the organisation's zone, country and the language of its messages. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { languageName, LOCALES } from '@/lib/core/locales'
import { changeOrganisationForm } from '@/lib/organisation/actions'
import { organisation as words } from '@/lib/messages/en/organisation'

const say = words.time

interface Props {
  zone: string
  country: string
  locale: string
  zones: readonly string[]
  countries: readonly { code: string; name: string }[]
}

export function PlaceForm({ zone, country, locale, zones, countries }: Props) {
  const [{ error, values, done }, send] = useActionState(changeOrganisationForm, {})
  return (
    <form action={send} noValidate className="max-w-md space-y-4">
      {done && <Banner tone="success" title={words.saved} live />}
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      <SelectField
        name="time_zone"
        label={say.zone}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        defaultValue={values?.time_zone ?? zone}
        error={error?.fields?.time_zone}
      />
      <SelectField
        name="country"
        label={say.country}
        hint={say.countryHint}
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={values?.country ?? country}
        error={error?.fields?.country}
      />
      <SelectField
        name="locale"
        label={say.locale}
        hint={say.localeHint}
        options={LOCALES.map((value) => ({ value, label: languageName(value) }))}
        defaultValue={values?.locale ?? locale}
        error={error?.fields?.locale}
      />
      <SubmitButton tone="secondary">{say.savePlace}</SubmitButton>
    </form>
  )
}
