import { addresses as say } from '@/lib/messages/en/addresses'
import { now } from './clock'
import type { Tx } from './db'
import { AppError, databaseCause, notFound } from './errors'
import { isClosed, suggestSlugs, type SlugHolder } from './slug'

/**
 * Gives an account or a site another address, in a transaction of its account. The old one is released: it forwards for a
 * while, is nobody else's for twelve months, and its holder may take it back at any time. The database judges races, so a
 * taken address arrives as the refusal `slugs_taken`; `slugRefused` puts it in words.
 *
 * @returns the address that was left: the wanted one itself when it was the present one already.
 * @throws NOT_FOUND when the account has no such holder.
 * @see PROV-4, PROV-6
 */
export async function moveSlug(tx: Tx, holder: SlugHolder, wanted: string): Promise<string> {
  const siteId = holder.scope === 'site' ? holder.siteId : null
  const [moved] = await tx.$queryRaw<{ left: string | null }[]>`SELECT move_slug(${holder.accountId}::uuid, ${siteId}::uuid, ${wanted}, ${now()}) AS "left"`
  if (!moved?.left) throw notFound(holder.scope === 'site' ? 'This site' : 'This account')
  return moved.left
}

/**
 * Refuses a word that a page of ours stands under.
 *
 * @throws VALIDATION on `slug`, with free `suggestions` in the details (PROV-5).
 */
export async function requireUnreserved(holder: SlugHolder, wanted: string): Promise<void> {
  if (isClosed(holder.scope, wanted)) throw await refusal('VALIDATION', say.reserved, holder, wanted)
}

/**
 * For `.catch` behind a transaction that moved a slug.
 *
 * @throws CONFLICT on `slug`, with free `suggestions` in the details, or the error as it was (PROV-4).
 */
export const slugRefused =
  (holder: SlugHolder, wanted: string) =>
  async (error: unknown): Promise<never> => {
    if (databaseCause(error)?.constraint !== 'slugs_taken') throw error
    throw await refusal('CONFLICT', say.taken, holder, wanted)
  }

async function refusal(code: 'VALIDATION' | 'CONFLICT', text: string, holder: SlugHolder, wanted: string): Promise<AppError> {
  return new AppError(code, text, { fields: { slug: [text] }, details: { suggestions: await suggestSlugs(holder, wanted) } })
}
