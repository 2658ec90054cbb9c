import { DAY, now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import type { AccountActor } from '@/lib/core/actor'
import type { BalanceHistory, CreditEntryPage, Credits, OpenLot } from './policy'
import type { CreditEntriesQuery } from './schema'

type LotRow = Omit<OpenLot, 'granted' | 'remaining'> & { granted: bigint; remaining: bigint }

/** The actor's balance, with the lots that can be spent. */
export function creditBalance(actor: AccountActor): Promise<Credits> {
  return inAccount(actor, async (tx) => {
    const moment = now()
    const { balance, held } = await tx.creditBalance.findUniqueOrThrow({ where: { accountId: actor.accountId } })
    // Sorted as credit_spend draws.
    const rows = await tx.$queryRaw<LotRow[]>`
      SELECT id, kind::text, granted, remaining, expires_at AS "expiresAt", created_at AS "createdAt" FROM credit_lots
      WHERE account_id = ${actor.accountId}::uuid AND open AND (expires_at IS NULL OR expires_at > ${moment}::timestamptz)
      ORDER BY expires_at NULLS LAST, kind = 'bought', created_at, id`
    const lots = rows.map((lot) => ({ ...lot, granted: Number(lot.granted), remaining: Number(lot.remaining) }))
    const live = lots.reduce((sum, lot) => sum + lot.remaining, 0)
    return { balance: Number(balance), held: Number(held), available: Math.max(0, live - Number(held)), lots }
  })
}

/** The actor's ledger, the newest line first. `cursor` is the number of the last line seen. */
export function creditHistory(actor: AccountActor, { cursor, limit }: CreditEntriesQuery): Promise<CreditEntryPage> {
  return inAccount(actor, async (tx) => {
    const { version } = await tx.creditBalance.findUniqueOrThrow({ where: { accountId: actor.accountId } })
    const rows = await tx.creditEntry.findMany({
      where: { accountId: actor.accountId, ...(cursor !== undefined && { version: { lt: cursor } }) },
      orderBy: { version: 'desc' },
      take: limit,
    })
    const last = rows.at(-1)
    return {
      entries: rows.map((row) => ({
        id: row.id,
        number: Number(row.version),
        kind: row.kind,
        amount: Number(row.delta),
        balanceAfter: Number(row.balanceAfter),
        description: row.reason,
        metadata: row.metadata as Record<string, unknown>,
        source: row.source,
        reversesEntryId: row.reversesEntryId,
        createdAt: row.createdAt,
      })),
      // Lines have no gaps: the first is number 1.
      nextCursor: last && last.version > 1n ? String(last.version) : null,
      total: Number(version),
    }
  })
}

/** Enough for the picture of any account; a busier one is drawn from its latest lines. */
const MOST_CHANGES = 1000
const SHOWN_DAYS = 90

/** The changes of the last 90 days, at most 1000 of them, for drawing. */
export function balanceHistory(actor: AccountActor): Promise<BalanceHistory> {
  return inAccount(actor, async (tx) => {
    const to = now()
    const earliest = new Date(to.getTime() - SHOWN_DAYS * DAY)
    const rows = await tx.creditEntry.findMany({
      where: { accountId: actor.accountId },
      select: { version: true, kind: true, delta: true, balanceAfter: true, reason: true, createdAt: true },
      orderBy: { version: 'desc' },
      take: MOST_CHANGES + 1,
    })
    const drawn = rows.slice(0, MOST_CHANGES).filter(({ createdAt }) => createdAt >= earliest)
    const before = rows[drawn.length]
    const changes = drawn.toReversed().map((row) => ({
      number: Number(row.version),
      kind: row.kind,
      amount: Number(row.delta),
      balanceAfter: Number(row.balanceAfter),
      description: row.reason,
      createdAt: row.createdAt,
    }))
    // An account younger than the window, or busier than the limit, starts with its first change.
    const from = before && before.createdAt < earliest ? earliest : (changes[0]?.createdAt ?? earliest)
    return { from, to, start: before ? Number(before.balanceAfter) : 0, changes, shortened: rows.length > drawn.length && drawn.length === MOST_CHANGES }
  })
}
