// The word by which filters ask for rows without a value: from no city, of no campaign. Pure and browser-safe.

/** Asks for rows without any. */
export const NONE = 'none'

/** How a filter asks for a text: a city or a campaign that is itself called so stands in quotes (T1-21). */
export const asFilterText = (text: string): string => (/^"*none"*$/u.test(text) ? `"${text}"` : text)

/** What a filter's text asks for: the text itself, or null for rows without any. */
export const filterTextOf = (value: string): string | null => (value === NONE ? null : (/^"("*none"*)"$/u.exec(value)?.[1] ?? value))
