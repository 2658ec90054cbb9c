import type { Prisma } from '@/lib/generated/prisma/client'
import type { DeliveryChannel, DeliveryStatus } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { can } from '@/lib/auth/permissions'
import { inStaff, type Tx } from '@/lib/core/db'
import { isUuid } from '@/lib/core/ids'
import { fromCursor, page } from '@/lib/core/keyset'
import { LINK_PURPOSES } from './links'
import type { DeliveriesQuery, MailboxQuery } from './list-schema'
import { isTemplate } from './schema'

/** A message as staff see it. The words are there only where the local channel kept them. */
export interface DeliveryRow {
  id: string
  channel: DeliveryChannel
  to: string
  template: string
  status: DeliveryStatus
  attempts: number
  lastError: string | null
  resendOf: string | null
  accountId: string | null
  createdAt: Date
  sentAt: Date | null
  deliveredAt: Date | null
  readAt: Date | null
  failedAt: Date | null
  subject: string | null
  text: string | null
}

export interface DeliveryPage {
  rows: DeliveryRow[]
  nextCursor: string | null
}

const shown = {
  id: true,
  channel: true,
  to: true,
  template: true,
  status: true,
  attempts: true,
  lastError: true,
  resendOf: true,
  accountId: true,
  createdAt: true,
  sentAt: true,
  deliveredAt: true,
  readAt: true,
  failedAt: true,
  subject: true,
  text: true,
  user: { select: { id: true, staffMemberUser: { select: { active: true } } } },
} satisfies Prisma.DeliverySelect

type Stored = Prisma.DeliveryGetPayload<{ select: typeof shown }>

/** A link that lets somebody in, or a code that proves who they are. */
const letsSomebodyIn = (template: string): boolean => template === 'phone-code' || (isTemplate(template) && LINK_PURPOSES[template] !== undefined)

/**
 * Reading the local mailbox must not make anybody more than they are. A link that lets a colleague in is for that
 * colleague, or for an admin; a customer's is for those who may look into accounts anyway, which technicians may not.
 */
function asSeenBy(actor: StaffActor, { user, ...row }: Stored): DeliveryRow {
  if (!letsSomebodyIn(row.template) || user?.id === actor.userId || actor.role === 'admin') return row
  const isOpen = !user?.staffMemberUser && can({ ...actor, scopes: null }, 'accounts:read')
  return isOpen ? row : { ...row, text: null }
}

/** Messages, newest first, a page at a time. */
export const listDeliveries = (actor: StaffActor, query: DeliveriesQuery): Promise<DeliveryPage> => pageOf(actor, query, {})

/** What the local channel kept, newest first. */
export const listMailbox = (actor: StaffActor, query: MailboxQuery): Promise<DeliveryPage> => pageOf(actor, query, { subject: { not: null } })

function pageOf(actor: StaffActor, query: MailboxQuery & Partial<DeliveriesQuery>, kept: Prisma.DeliveryWhereInput): Promise<DeliveryPage> {
  const where: Prisma.DeliveryWhereInput = { ...kept }
  if (query.to) where.to = query.to
  if (query.channel) where.channel = query.channel
  if (query.status) where.status = query.status
  if (query.cursor) {
    const { createdAt, id } = fromCursor(query.cursor)
    // The first condition is implied by the second; the index needs it to start at the right place.
    where.AND = [{ createdAt: { lte: createdAt } }, { OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] }]
  }
  return inStaff(actor, async (tx) => {
    const rows = await tx.delivery.findMany({ where, select: shown, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: query.limit + 1 })
    return page(
      rows.map((row) => asSeenBy(actor, row)),
      query.limit,
    )
  })
}

/** One message as it stands in a transaction of the caller's; null when there is none with this id. */
export async function readDelivery(tx: Tx, actor: StaffActor, id: string): Promise<DeliveryRow | null> {
  const row = isUuid(id) ? await tx.delivery.findUnique({ where: { id }, select: shown }) : null
  return row && asSeenBy(actor, row)
}

/** One message; null when there is none with this id. */
export const findDelivery = (actor: StaffActor, id: string): Promise<DeliveryRow | null> => inStaff(actor, (tx) => readDelivery(tx, actor, id))

/** How many messages are in each state. */
export const countDeliveries = (actor: StaffActor): Promise<Partial<Record<DeliveryStatus, number>>> =>
  inStaff(actor, async (tx) => {
    const groups = await tx.delivery.groupBy({ by: ['status'], _count: true })
    return Object.fromEntries(groups.map(({ status, _count }) => [status, _count]))
  })
