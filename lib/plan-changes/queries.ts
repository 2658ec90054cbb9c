import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { readStanding, type Standing } from '@/lib/subscriptions/standing'
import { readPayer, type KnownPayer } from './payer'

/** A change of plan that waits for its money. */
export interface RequestedChange {
  id: string
  requestedAt: Date
  planVersionId: string
  plan: { slug: string; name: string }
  invoice: { id: string; number: string; totalMinor: number; currency: string; dueAt: Date }
  /** The account says that it has paid; finance is checking. */
  announced: boolean
}

interface Row {
  id: string
  created_at: Date
  version_id: string
  slug: string
  name: string
  invoice_id: string
  number: string
  total_minor: bigint
  currency: string
  due_at: Date
  announced: boolean
}

/** The change that an account has requested, or null. The database allows one at a time. */
export async function readRequested(tx: Tx, accountId: string): Promise<RequestedChange | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.created_at, c.to_plan_version_id AS version_id, p.slug, p.name, i.id AS invoice_id, i.number, i.total_minor, i.currency::text, i.due_at,
      EXISTS (SELECT 1 FROM transfers t WHERE t.account_id = i.account_id AND t.invoice_id = i.id AND t.status = 'submitted') AS announced
    FROM plan_changes c
      JOIN plan_versions v ON v.id = c.to_plan_version_id JOIN plans p ON p.id = v.plan_id
      JOIN invoices i ON i.account_id = c.account_id AND i.id = c.invoice_id
    WHERE c.account_id = ${accountId}::uuid AND c.status = 'requested'`
  if (!row) return null
  return {
    id: row.id,
    requestedAt: row.created_at,
    planVersionId: row.version_id,
    plan: { slug: row.slug, name: row.name },
    invoice: { id: row.invoice_id, number: row.number, totalMinor: Number(row.total_minor), currency: row.currency, dueAt: row.due_at },
    announced: row.announced,
  }
}

/** The change that the actor's account has requested, or null. */
export const getRequestedChange = (actor: AccountActor): Promise<RequestedChange | null> => inAccount(actor, (tx) => readRequested(tx, actor.accountId))

/** What the room of plans shows of an account: where it stands and what it has requested. */
export const getPlanRoom = (actor: AccountActor): Promise<{ standing: Standing; requested: RequestedChange | null }> =>
  inAccount(actor, async (tx) => ({ standing: await readStanding(tx, actor.accountId), requested: await readRequested(tx, actor.accountId) }))

interface PlanReview {
  standing: Standing
  requested: RequestedChange | null
  payer: KnownPayer
  /** The account's own country, where nobody is billed yet. */
  country: string | null
}

/** The same with what is on file for the next invoice, for reviewing a change. */
export const getPlanReview = (actor: AccountActor): Promise<PlanReview> =>
  inAccount(actor, async (tx) => ({
    standing: await readStanding(tx, actor.accountId),
    requested: await readRequested(tx, actor.accountId),
    payer: await readPayer(tx, actor),
    country: (await tx.account.findUniqueOrThrow({ where: { id: actor.accountId }, select: { country: true } })).country,
  }))
