import { z } from 'zod'
import type { RunRow } from './queries'

// Runs in the words of the API.

const moment = z.iso.datetime()
const runAnswer = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'running', 'interrupted', 'ended']),
  created_at: moment,
  ended_at: moment.nullable(),
  issued: z.int().describe('invoices of next periods'),
  extended: z.int().describe('periods that cost nothing'),
  ended: z.int().describe('subscriptions that were given notice'),
  reminded: z.int(),
  past_due: z.int(),
  suspended: z.int(),
  failed: z.int().describe('accounts that a person has to help'),
})
export const runsAnswer = z.object({ data: z.array(runAnswer), next_cursor: z.string().nullable() })
export const requestedAnswer = z.object({ id: z.uuid() })

export const toRun = ({ id, state, createdAt, endedAt, issued, extended, ended, reminded, pastDue, suspended, failed }: RunRow): z.input<typeof runAnswer> => ({
  id,
  state,
  created_at: createdAt.toISOString(),
  ended_at: endedAt?.toISOString() ?? null,
  issued,
  extended,
  ended,
  reminded,
  past_due: pastDue,
  suspended,
  failed,
})
