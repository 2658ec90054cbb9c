import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { organisation as words } from '@/lib/messages/en/organisation'

// Reasons and rules are short lists in an order that counts. One writer at a time: the order is written as a whole.

/** So many reasons of a kind, or rules, fit. They are shown on one page, and rules are asked one after another. */
const LIST_MOST = 200

/** One transaction that changes the organisation's lists, after every other that does. */
export const inLists = <T>(actor: StaffActor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inStaff(actor, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('organisation', 0))`
    return work(tx)
  })

type List = 'reasons' | 'assignment_rules'
const tableOf = (list: List): Prisma.Sql => Prisma.raw(list)
/** Reasons of different kinds are lists of their own. */
const inKind = (kind: string | undefined): Prisma.Sql => (kind === undefined ? Prisma.sql`true` : Prisma.sql`kind = ${kind}::reason_kind`)

/** The position behind all others. @throws CONFLICT when the list is full. */
export async function endOf(tx: Tx, list: List, kind?: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ rows: number; next: number }[]>`SELECT count(*)::int AS rows, coalesce(max(position), 0) + 1 AS next FROM ${tableOf(list)} WHERE ${inKind(kind)}`
  if (row && row.rows >= LIST_MOST) throw conflict(words.errors.full(LIST_MOST))
  return row?.next ?? 1
}

/**
 * Moves an entry by one place and numbers the list anew. At an end of the list it stays.
 *
 * @returns whether it moved
 * @throws NOT_FOUND
 */
export async function moveInList(tx: Tx, list: List, { id, direction }: { id: string; direction: 'up' | 'down' }, kind?: string): Promise<boolean> {
  const ids = (await tx.$queryRaw<{ id: string }[]>`SELECT id FROM ${tableOf(list)} WHERE ${inKind(kind)} ORDER BY position, id`).map((row) => row.id)
  const from = ids.indexOf(id)
  if (from < 0) throw notFound()
  const to = from + (direction === 'up' ? -1 : 1)
  if (to < 0 || to >= ids.length) return false
  ids.splice(to, 0, ...ids.splice(from, 1))
  await tx.$executeRaw`UPDATE ${tableOf(list)} l SET position = o.position FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o (id, position) WHERE o.id = l.id AND l.position <> o.position`
  return true
}
