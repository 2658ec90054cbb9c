import { addDays } from '@/lib/core/zoned-time'
import type { FieldErrors } from '@/lib/core/errors'
import { apply as words } from '@/lib/messages/en/apply'
import type { SignupPlan } from '@/lib/plans/plan'

// What an application must be besides well formed: rules that depend on the day, the country we serve and what is sold.

/** Fixed forms by country (ISO 3166-1 alpha-2): a number of an identity card (Indonesia: NIK) and a postal code. */
const FORMS: Readonly<Record<string, { idNumber: RegExp; idSays: string; postalCode: RegExp; postalSays: string }>> = {
  ID: { idNumber: /^\d{16}$/, idSays: words.you.idNumberDigits(16), postalCode: /^\d{5}$/, postalSays: words.address.postalDigits(5) },
}

/** A number in the one form that is kept: where its form is fixed, without what people put between the digits. */
export const tidyIdNumber = (idNumber: string, country: string): string => (FORMS[country] ? idNumber.replaceAll(/[ .-]/g, '') : idNumber)

/** How far ahead somebody may wish for a day. */
const MOST_DAYS_AHEAD = 180

interface Asked {
  id_number?: string | undefined
  postal_code?: string | undefined
  preferred_date?: string | undefined
}

interface Place {
  /** ISO 3166-1 alpha-2 of where we work. */
  country: string
  /** The day that it is there. */
  today: string
}

/** What does not fit the country, by field. */
export function countryErrors({ id_number: idNumber, postal_code: postalCode }: Asked, { country }: Pick<Place, 'country'>): FieldErrors {
  const form = FORMS[country]
  if (!form) return {}
  return {
    ...(idNumber !== undefined && !form.idNumber.test(tidyIdNumber(idNumber, country)) && { id_number: [form.idSays] }),
    ...(postalCode !== undefined && !form.postalCode.test(postalCode) && { postal_code: [form.postalSays] }),
  }
}

/** A wished day lies ahead, and not too far. */
export function dateErrors({ preferred_date: date }: Asked, { today }: Pick<Place, 'today'>): FieldErrors {
  if (date === undefined) return {}
  if (date < today) return { preferred_date: [words.visit.datePast] }
  return date > lastDay(today) ? { preferred_date: [words.visit.dateFar] } : {}
}

/** The last day that somebody may wish for. */
export const lastDay = (today: string): string => addDays(today, MOST_DAYS_AHEAD)

/** An application is for a plan that is sold and begins with a visit. */
export function planErrors(plan: Pick<SignupPlan, 'onboarding'> | null): FieldErrors {
  if (!plan) return { plan_slug: [words.package.unknown] }
  return plan.onboarding === 'installed' ? {} : { plan_slug: [words.package.instant] }
}
