import { Prisma } from '@/lib/generated/prisma/client'
import type { AccountKind, AccountStatus, Door } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { fromCursor, page } from '@/lib/core/keyset'
import { containing } from '@/lib/core/like-pattern'
import type { ConsoleAccountsQuery } from './console-schema'

/** An account in the console's list. */
export interface ConsoleAccount {
  id: string
  slug: string
  name: string
  kind: AccountKind
  status: AccountStatus
  door: Door
  createdAt: Date
  ownerName: string
  ownerEmail: string | null
  planSlug: string
  planName: string
  balance: bigint
}

const LIVE = Prisma.sql`('pending_payment', 'active', 'past_due', 'cancel_scheduled')`

/**
 * The accounts that staff look for, newest first, a page at a time.
 *
 * @param query `q` looks in names and addresses of accounts and in names and e-mail addresses of their members.
 */
export function listAccounts(actor: StaffActor, query: ConsoleAccountsQuery): Promise<{ rows: ConsoleAccount[]; nextCursor: string | null }> {
  const conditions = [Prisma.sql`true`]
  if (query.cursor) {
    const { createdAt, id } = fromCursor(query.cursor)
    conditions.push(Prisma.sql`(a.created_at, a.id) < (${createdAt}::timestamptz, ${id}::uuid)`)
  }
  if (query.status) conditions.push(Prisma.sql`a.status = ${query.status}::account_status`)
  if (query.door) conditions.push(Prisma.sql`a.door = ${query.door}::door`)
  if (query.plan) conditions.push(Prisma.sql`p.slug = ${query.plan}`)
  if (query.q) {
    const pattern = containing(query.q)
    // Two searches, each by its own index, rather than one condition that could use neither.
    conditions.push(Prisma.sql`a.id IN (
      SELECT id FROM accounts WHERE (name_key || ' ' || slug) LIKE ${pattern}
      UNION SELECT m.account_id FROM memberships m JOIN users u ON u.id = m.user_id WHERE (lower(u.name) || ' ' || coalesce(u.email, '')) LIKE ${pattern})`)
  }
  return inStaff(actor, async (tx) => page(await selectAccounts(tx, conditions, query.limit + 1), query.limit))
}

/**
 * One account as the list shows it.
 *
 * @throws NOT_FOUND
 */
export const getConsoleAccount = (actor: StaffActor, id: string): Promise<ConsoleAccount> =>
  inStaff(actor, async (tx) => {
    const [account] = await selectAccounts(tx, [Prisma.sql`a.id = ${id}::uuid`], 1)
    if (!account) throw notFound('This account')
    return account
  })

const selectAccounts = (tx: Tx, conditions: Prisma.Sql[], most: number) => tx.$queryRaw<ConsoleAccount[]>`
      SELECT a.id, a.slug, a.name, a.kind::text, a.status::text, a.door::text, a.created_at AS "createdAt", u.name AS "ownerName", u.email AS "ownerEmail",
        p.slug AS "planSlug", p.name AS "planName", b.balance
      FROM accounts a
        JOIN memberships m ON m.account_id = a.id AND m.role = 'owner' JOIN users u ON u.id = m.user_id
        JOIN LATERAL (SELECT plan_version_id FROM subscriptions WHERE account_id = a.id ORDER BY status IN ${LIVE} DESC, created_at DESC LIMIT 1) s ON true
        JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id
        JOIN credit_balances b ON b.account_id = a.id
      WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY a.created_at DESC, a.id DESC LIMIT ${most}`

/** How many accounts are in each state, for the console's chips and its home. */
export const countAccounts = (actor: StaffActor): Promise<Partial<Record<AccountStatus, number>>> =>
  inStaff(actor, async (tx) => {
    const groups = await tx.account.groupBy({ by: ['status'], _count: true })
    return Object.fromEntries(groups.map(({ status, _count }) => [status, _count]))
  })
