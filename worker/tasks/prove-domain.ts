import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { Outside } from '@/lib/core/safe-fetch'
import { PROOF_METHODS } from '@/lib/sites/proof/schema'
import { proveDomain } from '@/lib/sites/proof/prove-domain'

const payloadSchema = z.object({ accountId: z.uuid(), siteId: z.uuid(), method: z.enum(PROOF_METHODS) })

/** One look at a domain. */
export const proveDomainTask =
  (outside: Outside): Task =>
  (payload) =>
    proveDomain(payloadSchema.parse(payload), outside)
