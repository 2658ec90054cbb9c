// The sites of the demo's owner, made through the same use cases as anybody's.
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { hashRequest } from '@/lib/core/once'
import { archiveSite } from '@/lib/sites/archive-site'
import { createSite } from '@/lib/sites/create-site'
import { grantAccess } from '@/lib/sites/grant-access'
import { DEMO_SITES } from './demo-data'
import type { TeamMember } from './demo-team'

/** Makes those sites that are not there yet, and opens the shared one to the editors of the team. */
export async function demoSites(owner: AccountActor, team: readonly TeamMember[]): Promise<void> {
  const editors = team.filter(({ role }) => role === 'editor').map(({ userId }) => userId)
  for (const { verified, archived, shared, ...site } of DEMO_SITES) {
    const command = { scope: `account:${owner.accountId}`, key: `demo-site:${site.domain}`, requestHash: hashRequest(site) }
    const { result } = await createSite({ ...owner, command }, site)
    if (verified) await prove(owner, result.id)
    if (archived) await archiveSite(owner, result)
    if (shared) await grantAccess(owner, { sites: [result.id], people: editors })
  }
}

/** Said and not looked up: nobody answers for a domain under .example. */
const prove = (owner: AccountActor, id: string): Promise<unknown> =>
  inAccount(owner, (tx) => tx.site.updateMany({ where: { id, accountId: owner.accountId, verifiedAt: null }, data: { verifiedAt: now(), verifiedBy: 'dns' } }))
