import type { z } from 'zod'
import type { SiteProofs } from './queries'
import type { proofsAnswer } from './schema'

/** In the words of the API. */
export const toProofs = ({ domain, verifiedAt, verifiedBy, instructions, checks }: SiteProofs): z.input<typeof proofsAnswer> => ({
  domain,
  verified_at: verifiedAt?.toISOString() ?? null,
  verified_by: verifiedBy,
  ...instructions,
  checks: checks.map(({ method, status, reason, requestedAt, checkedAt }) => ({
    method,
    status,
    reason,
    requested_at: requestedAt?.toISOString() ?? null,
    checked_at: checkedAt?.toISOString() ?? null,
  })),
})
