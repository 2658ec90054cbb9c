import { z } from 'zod'
import { cursor, limit, uuid } from '@/lib/core/fields'
import { RunState } from '@/lib/generated/prisma/enums'
import type { BulkError } from '../bulk'

// Commands over many registrations that go on in the background. Browser-safe.

/** More than so many are not waited for on a screen. */
export const RUN_FROM = 50
/** The most registrations of one run. */
export const RUN_MOST = 10_000

export const runParams = z.object({ id: uuid })

export const OUTCOMES = ['done', 'refused', 'open'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const runLinesQuery = z.object({ outcome: z.enum(OUTCOMES).optional(), cursor: cursor.optional(), limit })
export type RunLinesQuery = z.output<typeof runLinesQuery>

export const runAnswer = z.object({
  id: z.uuid(),
  action: z.enum(['move', 'assign', 'tag']),
  state: z.enum(RunState),
  total: z.int(),
  done: z.int(),
  refused: z.int(),
  created_at: z.iso.datetime(),
  ended_at: z.iso.datetime().nullable(),
  data: z.array(
    z.object({
      id: z.uuid(),
      registration_number: z.string().nullable(),
      outcome: z.enum(OUTCOMES),
      error: z.object({ code: z.string(), message: z.string(), fields: z.record(z.string(), z.array(z.string())).optional() }).optional(),
    }),
  ),
  next_cursor: z.string().nullable(),
})

/** Why a registration was refused, in one sentence: what is wrong at a field says more than that something is. */
export const reasonOf = ({ message, fields }: BulkError): string => Object.values(fields ?? {}).flat().join('. ') || message
