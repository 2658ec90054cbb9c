// The one slug utility, for accounts and sites alike: Unicode in, readable ASCII out.
import anyAscii from 'any-ascii'
import { RESERVED_WORDS } from './reserved-words'
import { SLUG_MAX, SLUG_MIN } from './slug-shape'
import { foldCase, foldLookalikes, tidyLine } from './unicode'

/** What a slug is for: accounts share one room (the address bar), sites have one room per account. */
export type SlugKind = 'account' | 'site'

const PICTURES = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Variation_Selector}\u20E3]/gu
const reserved: ReadonlySet<string> = new Set(RESERVED_WORDS)

/**
 * Makes the readable base of a slug from a name. Pure, never fails, and stable: the slug of a slug is itself.
 *
 * @param name any text, in any script.
 * @param fallback used when nothing readable is left (only emoji or punctuation), and to lengthen a single letter.
 * @returns 2 to 48 characters of a-z, 0-9 and single inner hyphens. May be reserved or taken: `claimSlug` settles that.
 */
export function slugBase(name: string, fallback: string = 'account'): string {
  const folded = foldLookalikes(foldCase(tidyLine(name.toWellFormed().replace(PICTURES, ' '))))
  const ascii = anyAscii(folded.replace(/['’ʼ`]/gu, '').replace(/&/gu, ' and ')).toLowerCase()
  const slug = cutAtWord(hyphenate(ascii.replace(/['’`]/gu, '')))
  if (slug.length >= SLUG_MIN) return slug
  return slug === '' ? fallback : `${slug}-${fallback}`
}

/** True when an account may not be called so: a route, a file or a mailbox of the house has the name (PROV-5). */
export const isReserved = (slug: string): boolean => reserved.has(slug.toLowerCase())

const hyphenate = (text: string): string => text.replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '')

/** Shortens to the limit, at a hyphen where one is near, so that no word is cut without need. */
function cutAtWord(slug: string): string {
  if (slug.length <= SLUG_MAX) return slug
  const hard = slug.slice(0, SLUG_MAX)
  const hyphen = slug[SLUG_MAX] === '-' ? SLUG_MAX : hard.lastIndexOf('-')
  return hard.slice(0, hyphen > SLUG_MAX / 2 ? hyphen : SLUG_MAX)
}
