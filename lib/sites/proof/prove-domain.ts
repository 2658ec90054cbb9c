import { record } from '@/lib/audit/record'
import { now } from '@/lib/core/clock'
import { inAccount, type Tx } from '@/lib/core/db'
import { databaseCause } from '@/lib/core/errors'
import type { Outside } from '@/lib/core/safe-fetch'
import type { SiteProofMethod } from '@/lib/generated/prisma/enums'
import { lookForProof } from './look'
import type { ProofReason } from './policy'
import { proofToken } from './token'

/** Which look. */
export interface ProofJob {
  accountId: string
  siteId: string
  method: SiteProofMethod
}

/** A look that was asked for, as it stood when it began. */
interface Asked extends ProofJob {
  domain: string
  requestedAt: Date
}

/**
 * Looks at a domain and writes down what was found; with a proof, the site is verified in the same transaction. May run any
 * number of times. No transaction is open while the other side is spoken to, so what was written meanwhile counts: a site
 * that got another domain or was archived proves nothing, and of two accounts that prove one domain the database takes one.
 */
export async function proveDomain(job: ProofJob, outside: Outside): Promise<void> {
  const asked = await inAccount(job, (tx) => findAsked(tx, job))
  if (!asked) return
  const reason = await lookForProof(outside, asked.method, { domain: asked.domain, token: proofToken(asked.siteId, asked.domain) })
  if (reason !== null) return inAccount(asked, (tx) => write(tx, asked, reason))
  try {
    await inAccount(asked, (tx) => accept(tx, asked))
  } catch (error) {
    if (databaseCause(error)?.constraint !== 'sites_verified_domain_key') throw error
    await inAccount(asked, (tx) => write(tx, asked, 'taken'))
  }
}

async function findAsked(tx: Tx, { accountId, siteId, method }: ProofJob): Promise<Asked | undefined> {
  const [asked] = await tx.$queryRaw<Asked[]>`SELECT p.account_id AS "accountId", p.site_id AS "siteId", p.method::text AS method, p.requested_at AS "requestedAt", s.domain
    FROM site_proofs p JOIN sites s ON s.account_id = p.account_id AND s.id = p.site_id
    WHERE p.account_id = ${accountId}::uuid AND p.site_id = ${siteId}::uuid AND p.method = ${method}::site_proof_method AND p.status = 'queued'`
  return asked
}

/** The outcome of this very look, unless another was asked for since, or the domain is another by now. */
async function write(tx: Tx, { accountId, siteId, method, requestedAt }: Asked, reason: ProofReason | null): Promise<void> {
  await tx.$executeRaw`UPDATE site_proofs SET status = ${reason === null ? 'passed' : 'failed'}::site_proof_status, reason = ${reason}, checked_at = ${now()}
    WHERE account_id = ${accountId}::uuid AND site_id = ${siteId}::uuid AND method = ${method}::site_proof_method AND status = 'queued' AND requested_at = ${requestedAt}`
}

/** The site's row first, as in every change of a site: a change of its domain waits, or is seen here. */
async function accept(tx: Tx, asked: Asked): Promise<void> {
  const { accountId, siteId, method, domain, requestedAt } = asked
  const held = await tx.$queryRaw<unknown[]>`SELECT 1 FROM sites WHERE account_id = ${accountId}::uuid AND id = ${siteId}::uuid FOR NO KEY UPDATE`
  if (held.length === 0) return
  const verified = await tx.$executeRaw`UPDATE sites s SET verified_at = ${now()}, verified_by = ${method}::site_proof_method
    WHERE s.account_id = ${accountId}::uuid AND s.id = ${siteId}::uuid AND s.domain = ${domain} AND s.status = 'active' AND s.verified_at IS NULL
      AND EXISTS (SELECT 1 FROM site_proofs p WHERE p.site_id = s.id AND p.method = ${method}::site_proof_method AND p.status = 'queued' AND p.requested_at = ${requestedAt})`
  if (verified === 0) {
    const [other] = await tx.$queryRaw<{ verified: boolean }[]>`SELECT verified_at IS NOT NULL AS verified FROM sites WHERE account_id = ${accountId}::uuid AND id = ${siteId}::uuid`
    return write(tx, asked, other?.verified ? null : 'lost')
  }
  await write(tx, asked, null)
  await record(tx, { type: 'system', name: 'prove-domain' }, 'site.verified', { type: 'site', id: siteId, accountId }, { method, domain })
}
