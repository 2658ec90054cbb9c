import { db } from '@/lib/core/db'
import { isReserved, slugBase } from '@/lib/core/slug'

const LOOKED_AT = 20

/**
 * The address that an account of this name would get at the moment. Nothing is held: the database gives the address when
 * the account is made.
 *
 * @param name as typed
 * @returns the bare base when the first twenty of the name are taken.
 * @see T3-12
 */
export async function previewSlug(name: string): Promise<string> {
  const base = slugBase(name)
  const candidates = Array.from({ length: LOOKED_AT }, (_, n) => (n === 0 ? base : `${base}-${n + 1}`)).slice(isReserved(base) ? 1 : 0)
  const [free] = await db.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM unnest(${candidates}::text[]) WITH ORDINALITY AS c (slug, n) WHERE NOT slug_taken(slug) ORDER BY n LIMIT 1`
  return free?.slug ?? base
}
