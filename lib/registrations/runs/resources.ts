import type { z } from 'zod'
import type { RunLine, RunRow } from './run-queries'
import type { runAnswer } from './schema'

/** A run with a page of its registrations, in the contract's words. */
export const toRun = ({ id, action, state, total, done, refused, createdAt, endedAt, lines, nextCursor }: RunRow & { lines: RunLine[]; nextCursor: string | null }): z.input<typeof runAnswer> => ({
  id,
  action: action.type,
  state,
  total,
  done,
  refused,
  created_at: createdAt.toISOString(),
  ended_at: endedAt?.toISOString() ?? null,
  data: lines.map(({ id: registrationId, number, outcome, error }) => ({ id: registrationId, registration_number: number, outcome, ...(error && { error }) })),
  next_cursor: nextCursor,
})
