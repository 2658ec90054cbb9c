// Names of countries. Server-side: the data of a language is 10 KB and more.
import countries from 'i18n-iso-countries'

/** A country as lists and forms show it. */
export type Country = { code: string; name: string }

/**
 * The name of a country in a language, English where the language is not known.
 *
 * @param code ISO 3166-1 alpha-2, upper case. An unknown code is its own name.
 */
export const countryName = (code: string, language: string = 'en'): string =>
  countries.getName(code, language) ?? countries.getName(code, 'en') ?? code

/** All countries in the alphabet of the language. */
export function listCountries(language: string = 'en'): Country[] {
  const collator = new Intl.Collator(language)
  return Object.keys(countries.getAlpha2Codes())
    .map((code) => ({ code, name: countryName(code, language) }))
    .toSorted((a, b) => collator.compare(a.name, b.name))
}
