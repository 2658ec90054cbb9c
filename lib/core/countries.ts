// Names of countries in any language, from the runtime's own data.
import { COUNTRY_CODES } from './country-codes'

/** A country as lists and forms show it. */
export interface Country {
  code: string
  name: string
}

/**
 * The name of a country in a language.
 *
 * @param code ISO 3166-1 alpha-2, upper case. An unknown code is its own name.
 * @param language a BCP 47 tag; English where the runtime does not know it.
 */
export const countryName = (code: string, language: string = 'en'): string =>
  new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' }).of(code) ?? code

/** All countries in the alphabet of the language. */
export function listCountries(language: string = 'en'): Country[] {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' })
  const collator = new Intl.Collator([language, 'en'])
  return COUNTRY_CODES.map((code) => ({ code, name: names.of(code) ?? code })).toSorted((a, b) => collator.compare(a.name, b.name))
}
