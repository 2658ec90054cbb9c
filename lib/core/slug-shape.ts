// What a slug looks like. Apart from ./slug, whose transliteration tables are too large for a browser.

export const SLUG_MIN = 2
export const SLUG_MAX = 48
export const SLUG_FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u

/** True when the text is a slug as `slugBase` makes them. */
export const isSlug = (text: string): boolean =>
  text.length >= SLUG_MIN && text.length <= SLUG_MAX && SLUG_FORM.test(text)
