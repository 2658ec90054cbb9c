// Phone numbers, by the full data of libphonenumber (145 KB): server-side only. Forms use `phoneText` of ./fields.
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * One number, one form: E.164 ("+256782240146"), or null when it is not a number that can exist.
 * "+256 782-240146", "00256782240146", "256782240146" and, with country UG, "0782240146" are the same (T4-07).
 *
 * @param text as typed or as a provider sends it.
 * @param country ISO 3166-1 alpha-2 of the person, for numbers without a country's prefix.
 */
export function normalisePhone(text: string, country?: string): string | null {
  const compact = text.normalize('NFKC').trim()
  if (/[^\d+().\-/\s\u2010-\u2015]/u.test(compact)) return null
  const international = compact.replace(/^00/u, '+')
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined
  const candidates = international.startsWith('+') ? [international] : [international, `+${international}`]

  for (const candidate of candidates) {
    const number = parsePhoneNumberFromString(candidate, { ...(home && { defaultCountry: home }), extract: false })
    if (number?.isValid() && !number.ext) return number.number
  }
  return null
}

/** A number for the screen of people who may not see all of it: "+256 •••• 146". Expects E.164. */
export function maskPhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164)
  return `+${number?.countryCallingCode ?? ''} •••• ${e164.slice(-3)}`
}
