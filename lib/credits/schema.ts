// What is said and answered about credits. Browser-safe.
import { z } from 'zod'
import { cursor, limit, requiredLine, wholeNumber } from '@/lib/core/fields'
import { isStorable } from '@/lib/core/unicode'
import { credits as say } from '@/lib/messages/en/credits'

/** The most that one spend may take; more is a mistake. */
const MOST_PER_SPEND = 1_000_000_000
const METADATA_BYTES = 2048

const storable = z.string().refine(isStorable, say.notStorable)

/** The caller's own notes on a line: one level, so that lists can show and search them. */
const metadata = z
  .record(storable.min(1).max(64), z.union([storable, z.number(), z.boolean(), z.null()], { error: say.metadataFlat }), { error: say.metadataFlat })
  .refine((value) => new TextEncoder().encode(JSON.stringify(value)).length <= METADATA_BYTES, say.metadataLong)

export const spendCreditsSchema = z.object({
  amount: wholeNumber(1, MOST_PER_SPEND),
  description: requiredLine(200),
  metadata: metadata.default({}),
})
export type SpendCredits = z.output<typeof spendCreditsSchema>

export const creditEntriesQuery = z.object({
  // The number of the last line seen.
  cursor: cursor
    .refine((value) => /^\d{1,15}$/u.test(value), say.cursor)
    .transform(Number)
    .optional(),
  limit,
})
export type CreditEntriesQuery = z.output<typeof creditEntriesQuery>

const lotResource = z.object({
  id: z.uuid(),
  kind: z.enum(['plan', 'free', 'bought']),
  granted: z.int().positive(),
  remaining: z.int().positive(),
  expires_at: z.iso.datetime().nullable().describe('null: never expires'),
  created_at: z.iso.datetime(),
})

export const creditsAnswer = z.object({
  balance: z.int().min(0).describe('the sum of all lines of the ledger'),
  held: z.int().min(0).describe('reserved, not yet taken'),
  available: z.int().min(0).describe('what a spend may take now: neither held nor expired'),
  lots: z.array(lotResource).describe('what can be spent, in the order in which it will be'),
})

export const spendAnswer = z.object({ entry_id: z.uuid(), amount: z.int().positive(), balance: z.int().min(0) })

const creditEntryResource = z.object({
  id: z.uuid(),
  number: z.int().positive().describe('1 for the account’s first line, without gaps'),
  kind: z.enum(['opening_grant', 'plan_grant', 'staff_grant', 'purchase', 'spend', 'refund', 'expiry', 'correction']),
  amount: z.int().describe('negative when credits left'),
  balance_after: z.int().min(0),
  description: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  source: z.string(),
  reverses_entry_id: z.uuid().nullable(),
  created_at: z.iso.datetime(),
})

export const creditEntriesAnswer = z.object({ data: z.array(creditEntryResource), next_cursor: z.string().nullable(), total: z.int().min(0) })
