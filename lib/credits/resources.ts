// From what the domain returns to the words of the API.
import type { z } from 'zod'
import type { Once } from '@/lib/core/once'
import type { CreditLine } from './credit-service'
import type { CreditEntryPage, Credits } from './policy'
import type { creditEntriesAnswer, creditsAnswer, spendAnswer } from './schema'

export const toCredits = ({ balance, held, available, lots }: Credits): z.input<typeof creditsAnswer> => ({
  balance,
  held,
  available,
  lots: lots.map((lot) => ({
    id: lot.id,
    kind: lot.kind,
    granted: lot.granted,
    remaining: lot.remaining,
    expires_at: lot.expiresAt?.toISOString() ?? null,
    created_at: lot.createdAt.toISOString(),
  })),
})

export const toCreditEntries = ({ entries, nextCursor, total }: CreditEntryPage): z.input<typeof creditEntriesAnswer> => ({
  data: entries.map((entry) => ({
    id: entry.id,
    number: entry.number,
    kind: entry.kind,
    amount: entry.amount,
    balance_after: entry.balanceAfter,
    description: entry.description,
    metadata: entry.metadata,
    source: entry.source,
    reverses_entry_id: entry.reversesEntryId,
    created_at: entry.createdAt.toISOString(),
  })),
  next_cursor: nextCursor,
  total,
})

export const toSpent = ({ replayed, result }: Once<CreditLine>): Once<z.input<typeof spendAnswer>> => ({
  replayed,
  result: { entry_id: result.entryId, amount: result.amount, balance: result.balance },
})
