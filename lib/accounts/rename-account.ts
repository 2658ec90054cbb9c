import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { moveSlug, requireUnreserved, slugRefused } from '@/lib/core/move-slug'
import type { SlugHolder } from '@/lib/core/slug'
import type { RenameAccount } from './schema'

/**
 * Gives an account another address. The old one forwards for 90 days, then answers that it is gone, and is not given to
 * another account for 12 months; the account itself may take it back at any time.
 *
 * @returns the address it has now and the one it left; the same twice when nothing had to change.
 * @throws VALIDATION on `slug` for a reserved word, CONFLICT on `slug` for one that is taken, both with `suggestions`.
 * @see PROV-4, PROV-5, PROV-6
 */
export async function renameAccount(actor: AccountActor, { slug }: RenameAccount): Promise<{ slug: string; left: string }> {
  const { accountId } = actor
  const holder: SlugHolder = { scope: 'account', accountId }
  await requireUnreserved(holder, slug)
  return inAccount(actor, async (tx) => {
    const left = await moveSlug(tx, holder, slug)
    if (left !== slug) await record(tx, actor, 'account.renamed', { type: 'account', id: accountId, accountId }, { before: left, after: slug })
    return { slug, left }
  }).catch(slugRefused(holder, slug))
}
