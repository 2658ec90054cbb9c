import { inSystem } from '@/lib/core/db'
import { RESERVED_WORDS } from '@/lib/core/reserved-words'

/** Accounts whose address a page of ours now stands on: a route that came later than they did (PROV-5). */
export async function reservedSlugsInUse(): Promise<string[]> {
  const accounts = await inSystem((tx) => tx.account.findMany({ where: { slug: { in: [...RESERVED_WORDS] } }, orderBy: { slug: 'asc' }, select: { slug: true } }))
  return accounts.map(({ slug }) => slug)
}
