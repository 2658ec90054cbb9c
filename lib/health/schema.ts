import { z } from 'zod'

const channelState = z.enum(['real', 'local', 'misconfigured'])

/** What the readiness check tells. */
export const readinessAnswer = z.object({
  database: z.enum(['ok', 'unreachable']),
  /** `pending` when the database lacks a migration of this version of the program. */
  migrations: z.enum(['ok', 'pending', 'unknown']),
  /** `missing` when no worker was seen for a minute: pages work, but no message leaves. */
  worker: z.enum(['ok', 'missing', 'unknown']),
  channels: z.object({ email: channelState, whatsapp: channelState, linear: channelState, cards: channelState, files: channelState }),
})
export type Readiness = z.output<typeof readinessAnswer>

export const livenessAnswer = z.object({ status: z.literal('ok') })
