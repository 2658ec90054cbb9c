import { cache } from 'react'
import { Prisma } from '@/lib/generated/prisma/client'
import type { MembershipRole, ProfileMode, TransferStatus } from '@/lib/generated/prisma/enums'
import type { AccountActor, UserActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount, inSystem, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { overviewColumns, overviewFrom, toOverview, type AccountOverview, type OverviewRow } from './overview'

/** The actor's account with its plan, limits with usage, and credits. One statement. */
export const getAccount = (actor: AccountActor): Promise<AccountOverview> => inAccount(actor, (tx) => readAccount(tx, actor))

async function readAccount(tx: Tx, actor: AccountActor): Promise<AccountOverview> {
  const [row] = await tx.$queryRaw<OverviewRow[]>`SELECT ${overviewColumns(now())} FROM ${overviewFrom} WHERE a.id = ${actor.accountId}::uuid`
  if (!row) throw notFound('This account')
  return toOverview(row)
}

/** What has to be paid next, how, and whether the account says that it has paid. */
export interface PaymentDue {
  number: string
  totalMinor: number
  currency: string
  dueAt: Date
  /** The plan that this payment brings, when it is for a change of plan. */
  changesTo: string | null
  /** When the period begins that this payment brings, when it renews the plan. */
  renewsFrom: Date | null
  /** When the account is suspended if it stays unpaid; null until it is past due. */
  suspendsAt: Date | null
  /** The account is suspended because this is unpaid, and for nothing else. */
  closesAccount: boolean
  method: { name: string; instructions: string } | null
  /** The latest announcement for this invoice. */
  transfer: { status: TransferStatus; reference: string | null; amountMinor: number; createdAt: Date; reason: string | null } | null
}

/** What an account's home shows. */
export interface AccountHome extends AccountOverview {
  /** The open invoice that is due first. */
  due: PaymentDue | null
  /** Requests to join that wait for a decision. */
  joinRequests: number
  /** Whether somebody has ever saved them; until then they are ours. */
  weightsSaved: boolean
  triggersSaved: boolean
}

type HomeRow = OverviewRow & {
  number: string | null
  total_minor: bigint
  invoice_currency: string
  due_at: Date
  changes_to: string | null
  renews_from: Date | null
  suspends_at: Date | null
  closes_account: boolean
  method_name: string | null
  instructions: string
  transfer_status: TransferStatus | null
  reference: string | null
  amount_minor: bigint
  announced_at: Date
  reason: string | null
  join_requests: bigint
  weights_saved: boolean
  triggers_saved: boolean
}

/** Everything that the home of an account shows, in one statement: it is the page that is opened most. */
export function getHome(actor: AccountActor): Promise<AccountHome> {
  return inAccount(actor, async (tx) => {
    const [row] = await tx.$queryRaw<HomeRow[]>`
      SELECT ${overviewColumns(now())}, ${dueColumns},
        (SELECT count(*) FROM join_requests j WHERE j.account_id = a.id AND j.status = 'pending') AS join_requests,
        EXISTS (SELECT 1 FROM account_settings c WHERE c.account_id = a.id AND c.updated_at > a.created_at) AS weights_saved,
        EXISTS (SELECT 1 FROM playbook_triggers g WHERE g.account_id = a.id AND g.updated_at > a.created_at) AS triggers_saved
      FROM ${overviewFrom} ${dueJoins}
      WHERE a.id = ${actor.accountId}::uuid`
    if (!row) throw notFound('This account')
    return {
      ...toOverview(row),
      due: toDue(row),
      joinRequests: Number(row.join_requests),
      weightsSaved: row.weights_saved,
      triggersSaved: row.triggers_saved,
    }
  })
}

const dueColumns = Prisma.sql`i.number, i.total_minor, i.currency::text AS invoice_currency, i.due_at, pm.name AS method_name, pm.instructions,
  (SELECT n.name FROM plan_changes c JOIN plan_versions w ON w.id = c.to_plan_version_id JOIN plans n ON n.id = w.plan_id WHERE c.account_id = a.id AND c.invoice_id = i.id) AS changes_to,
  (SELECT n.period_start FROM renewals n WHERE n.account_id = a.id AND n.invoice_id = i.id) AS renews_from,
  dl.suspends_at, dl.suspended_at IS NOT NULL AND dl.resumed_at IS NULL AS closes_account,
  t.status::text AS transfer_status, t.reference, t.amount_minor, t.created_at AS announced_at, t.reason`

const dueJoins = Prisma.sql`
  LEFT JOIN LATERAL (SELECT * FROM invoices o WHERE o.account_id = a.id AND o.status = 'open' ORDER BY o.due_at, o.id LIMIT 1) i ON true
  LEFT JOIN invoice_deadlines dl ON dl.account_id = a.id AND dl.invoice_id = i.id
  LEFT JOIN account_payment_methods am ON am.account_id = a.id AND am.is_default
  LEFT JOIN payment_methods pm ON pm.id = am.payment_method_id
  LEFT JOIN LATERAL (SELECT * FROM transfers x WHERE x.account_id = a.id AND x.invoice_id = i.id ORDER BY x.created_at DESC, x.id DESC LIMIT 1) t ON true`

const toDue = (row: HomeRow): PaymentDue | null =>
  row.number === null
    ? null
    : {
        number: row.number,
        totalMinor: Number(row.total_minor),
        currency: row.invoice_currency,
        dueAt: row.due_at,
        changesTo: row.changes_to,
        renewsFrom: row.renews_from,
        suspendsAt: row.suspends_at,
        closesAccount: row.closes_account,
        method: row.method_name === null ? null : { name: row.method_name, instructions: row.instructions },
        transfer:
          row.transfer_status === null
            ? null
            : { status: row.transfer_status, reference: row.reference, amountMinor: Number(row.amount_minor), createdAt: row.announced_at, reason: row.reason },
      }

/** The account and the open invoice that is due first, for the billing page. */
export function getBilling(actor: AccountActor): Promise<AccountOverview & { due: PaymentDue | null }> {
  return inAccount(actor, async (tx) => {
    const [row] = await tx.$queryRaw<HomeRow[]>`SELECT ${overviewColumns(now())}, ${dueColumns} FROM ${overviewFrom} ${dueJoins} WHERE a.id = ${actor.accountId}::uuid`
    if (!row) throw notFound('This account')
    return { ...toOverview(row), due: toDue(row) }
  })
}

/** A person's place in one account. */
export interface Seat {
  slug: string
  name: string
  role: MembershipRole
  /** The modes that are open to them there, the primary one first. */
  modes: ProfileMode[]
}

/**
 * Every account that a person belongs to, with the modes they may act in. It looks across accounts, so it runs as the
 * house itself and is bound to the person who asks. Read once for frame and page.
 */
export const listSeats = cache(
  (user: UserActor): Promise<Seat[]> =>
    inSystem(
      (tx) => tx.$queryRaw<Seat[]>`
      SELECT a.slug, a.name, m.role::text, array_agg(p.mode::text ORDER BY p.is_primary DESC, p.mode) AS modes
      FROM memberships m
      JOIN accounts a ON a.id = m.account_id AND a.status <> 'closed'
      JOIN profiles p ON p.account_id = m.account_id AND p.user_id = m.user_id AND p.status = 'active'
      WHERE m.user_id = ${user.userId}::uuid
      GROUP BY a.id, m.role ORDER BY a.name, a.id LIMIT 50`,
    ),
)
