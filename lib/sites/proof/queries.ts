import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { SiteProofMethod, SiteProofStatus } from '@/lib/generated/prisma/enums'
import { instructionsFor, isLost, type ProofReason } from './policy'
import { PROOF_METHODS } from './schema'
import { proofToken } from './token'
import { visibleTo } from '../visible'

/** The last look by one way. */
export interface ProofCheck {
  method: SiteProofMethod
  status: SiteProofStatus | 'unchecked'
  reason: ProofReason | null
  requestedAt: Date | null
  checkedAt: Date | null
}

/** How a site's domain stands, and how to prove it. */
export interface SiteProofs {
  domain: string
  verifiedAt: Date | null
  verifiedBy: SiteProofMethod | null
  instructions: ReturnType<typeof instructionsFor>
  checks: ProofCheck[]
}

/**
 * How the domain of a site that the actor may see stands. A look that never ended is shown as failed.
 *
 * @throws NOT_FOUND
 */
export function siteProofs(actor: AccountActor, { id }: { id: string }): Promise<SiteProofs> {
  return inAccount(actor, async (tx) => {
    // The looks before the site: one that succeeds in between then shows a proved site, never a success beside no proof.
    const rows = await tx.siteProof.findMany({ where: { accountId: actor.accountId, siteId: id } })
    const site = await tx.site.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: { domain: true, verifiedAt: true, verifiedBy: true } })
    if (!site) throw notFound('This site')
    const { domain, verifiedAt, verifiedBy } = site
    const checks = PROOF_METHODS.map((method): ProofCheck => {
      const row = rows.find((each) => each.method === method)
      if (!row) return { method, status: 'unchecked', reason: null, requestedAt: null, checkedAt: null }
      const { status, reason, requestedAt, checkedAt } = row
      if (status === 'queued' && isLost(requestedAt, now())) return { method, status: 'failed', reason: 'lost', requestedAt, checkedAt: null }
      // Only the worker writes here, and only these words.
      return { method, status, reason: reason as ProofReason | null, requestedAt, checkedAt }
    })
    return { domain, verifiedAt, verifiedBy, instructions: instructionsFor(domain, proofToken(id, domain)), checks }
  })
}
