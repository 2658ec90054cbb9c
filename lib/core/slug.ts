// The one slug utility, for accounts and sites alike: Unicode in, readable ASCII out.
import anyAscii from 'any-ascii'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from './db'
import { RESERVED_WORDS } from './reserved-words'
import { SLUG_MAX, SLUG_MIN } from './slug-shape'
import { foldName } from './unicode'

/** What a slug is for: accounts share one room (the address bar), sites have one room per account. */
export type SlugScope = 'account' | 'site'

const ACCOUNTS_ROOM = '00000000-0000-0000-0000-000000000000'

const PICTURES = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Variation_Selector}\u20E3]/gu
// The number that tells equal names apart ("-2", "-1234567") needs room within the longest slug.
const BASE_MAX = SLUG_MAX - 8

const reserved: ReadonlySet<string> = new Set(RESERVED_WORDS)

/**
 * Makes the readable base of a slug from a name. Pure, never fails, and stable: the slug of a slug is itself.
 *
 * @param name any text, in any script.
 * @param fallback used when nothing readable is left (only emoji or punctuation), and to lengthen a single letter.
 * @returns 2 to 40 characters of a-z, 0-9 and single inner hyphens. May be reserved or taken: `claimSlug` settles that.
 */
export function slugBase(name: string, fallback: string = 'account'): string {
  const folded = foldName(name.toWellFormed().replace(PICTURES, ' '))
  const ascii = anyAscii(folded.replace(/['’ʼ`]/gu, '').replace(/&/gu, ' and ')).toLowerCase()
  const slug = cutAtWord(hyphenate(ascii.replace(/['’`]/gu, '')))
  if (slug.length >= SLUG_MIN) return slug
  return slug === '' ? fallback : `${slug}-${fallback}`
}

/** True when an account may not be called so: a route, a file or a mailbox of the house has the name (PROV-5). */
export const isReserved = (slug: string): boolean => reserved.has(slug.toLowerCase())

interface SlugClaim {
  scope: SlugScope
  /** Whose slug it becomes; for a site also the room in which it must be unique. */
  accountId: string
  name: string
}

/** The SQL expression that takes a free slug and yields it, for statements that write its owner at the same time. */
export function slugClaim(claim: SlugClaim): Prisma.Sql {
  const base = slugBase(claim.name, claim.scope)
  const room = claim.scope === 'account' ? ACCOUNTS_ROOM : claim.accountId
  const closed = claim.scope === 'account' && isReserved(base)
  return Prisma.sql`claim_slug(${room}::uuid, ${claim.accountId}::uuid, ${base}::text, ${closed}::boolean)`
}

/**
 * Takes a free slug for a name inside the caller's transaction: the base, else base-2, base-3 and so on. The database
 * is the judge: equal names that arrive together wait for one another and all get one. A reserved base starts at 2.
 *
 * @see T3-12, PROV-4
 */
export async function claimSlug(tx: Tx, claim: SlugClaim): Promise<string> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`SELECT ${slugClaim(claim)} AS slug`
  const slug = rows[0]?.slug
  if (slug === undefined) throw new Error('claim_slug gave no slug')
  return slug
}

const hyphenate = (text: string): string => text.replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '')

/** Shortens to the limit, at a hyphen where one is near, so that no word is cut without need. */
function cutAtWord(slug: string): string {
  if (slug.length <= BASE_MAX) return slug
  const hard = slug.slice(0, BASE_MAX)
  const hyphen = slug[BASE_MAX] === '-' ? BASE_MAX : hard.lastIndexOf('-')
  return hard.slice(0, hyphen > BASE_MAX / 2 ? hyphen : BASE_MAX)
}
