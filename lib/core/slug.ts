// The one slug utility, for accounts and sites alike: Unicode in, readable ASCII out.
import anyAscii from 'any-ascii'
import { Prisma } from '@/lib/generated/prisma/client'
import { now } from './clock'
import { db, type Tx } from './db'
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

/** Pages that stand beside the sites of an account (/acme/sites/new); a test compares them with the route tree. */
export const SITE_PAGES: readonly string[] = ['new']

/** True when a page of ours has this address in the room. */
export const isClosed = (scope: SlugScope, slug: string): boolean => (scope === 'account' ? isReserved(slug) : SITE_PAGES.includes(slug))

/** Whose slug it is: an account's, unique in the house, or a site's, unique in its account. */
export type SlugHolder = { scope: 'account'; accountId: string } | { scope: 'site'; accountId: string; siteId: string }

const roomOf = (holder: SlugHolder): string => (holder.scope === 'account' ? ACCOUNTS_ROOM : holder.accountId)
const siteOf = (holder: SlugHolder): string | null => (holder.scope === 'site' ? holder.siteId : null)

export type SlugClaim = SlugHolder & { name: string }

/** The SQL expression that takes a free slug and yields it, for statements that write its owner at the same time. */
export function slugClaim(claim: SlugClaim): Prisma.Sql {
  const base = slugBase(claim.name, claim.scope)
  const closed = isClosed(claim.scope, base)
  return Prisma.sql`claim_slug(${roomOf(claim)}::uuid, ${claim.accountId}::uuid, ${siteOf(claim)}::uuid, ${base}::text, ${closed}::boolean, ${now()}::timestamptz)`
}

/**
 * Takes a free slug for a name inside the caller's transaction: the base, else base-2, base-3 and so on. The database
 * is the judge: equal names that arrive together wait for one another and all get one. A reserved base starts at 2.
 * The base of a signup whose hold has ended is free, and so is one that was left a year ago (PROV-6).
 *
 * @see T3-12, PROV-4
 */
export async function claimSlug(tx: Tx, claim: SlugClaim): Promise<string> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`SELECT ${slugClaim(claim)} AS slug`
  const slug = rows[0]?.slug
  if (slug === undefined) throw new Error('claim_slug gave no slug')
  return slug
}

/**
 * The slug that `claimSlug` would give to an account of this name at the moment. Nothing is held.
 *
 * @see T3-12
 */
export async function previewSlug(name: string): Promise<string> {
  const base = slugBase(name)
  const rows = await db.$queryRaw<{ slug: string }[]>`SELECT next_slug(${ACCOUNTS_ROOM}::uuid, ${base}, ${isReserved(base)}, ${now()}) AS slug`
  return rows[0]?.slug ?? base
}

const SUGGESTED = 3
/** What is put behind a taken address: first words, then numbers. */
const ENDINGS = ['hq', 'team', 'group', 'studio', ...Array.from({ length: 40 }, (_, n) => String(n + 2))]

/**
 * Free addresses like one that can't be had. Nothing is held.
 *
 * @returns three, fewer only where dozens like it are taken.
 * @see PROV-4
 */
export async function suggestSlugs(holder: SlugHolder, wanted: string): Promise<string[]> {
  const stem = cutAtWord(wanted)
  const candidates = ENDINGS.map((ending) => `${stem}-${ending}`).filter((slug) => !isClosed(holder.scope, slug))
  const rows = await db.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM unnest(${candidates}::text[]) WITH ORDINALITY AS c (slug, n)
    WHERE NOT slug_taken(${roomOf(holder)}::uuid, slug, ${now()}) ORDER BY n LIMIT ${SUGGESTED}`
  return rows.map(({ slug }) => slug)
}

const hyphenate = (text: string): string => text.replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '')

/** Shortens to the limit, at a hyphen where one is near, so that no word is cut without need. */
function cutAtWord(slug: string): string {
  if (slug.length <= BASE_MAX) return slug
  const hard = slug.slice(0, BASE_MAX)
  const hyphen = slug[BASE_MAX] === '-' ? BASE_MAX : hard.lastIndexOf('-')
  return hard.slice(0, hyphen > BASE_MAX / 2 ? hyphen : BASE_MAX)
}
