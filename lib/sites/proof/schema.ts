// Proof that a domain is the account's. Browser-safe.
import { z } from 'zod'
import { siteParams } from '../schema'

export const PROOF_METHODS = ['dns', 'file', 'meta'] as const

export const proofBody = z.object({ method: z.enum(PROOF_METHODS, { error: 'Choose dns, file or meta' }) })
export const requestProofSchema = siteParams.extend(proofBody.shape)
export type RequestProof = z.output<typeof requestProofSchema>

const proofAnswer = z.object({
  method: z.enum(PROOF_METHODS),
  /** `unchecked`: nobody has looked yet. */
  status: z.enum(['unchecked', 'queued', 'passed', 'failed']),
  reason: z.string().nullable(),
  requested_at: z.iso.datetime().nullable(),
  checked_at: z.iso.datetime().nullable(),
})

export const proofsAnswer = z.object({
  domain: z.string(),
  verified_at: z.iso.datetime().nullable(),
  verified_by: z.enum(PROOF_METHODS).nullable(),
  /** What to put where, one of the three. */
  dns: z.object({ name: z.string(), type: z.literal('TXT'), value: z.string() }),
  file: z.object({ url: z.string(), content: z.string() }),
  meta: z.object({ tag: z.string() }),
  checks: z.array(proofAnswer),
})
