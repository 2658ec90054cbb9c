import type { z } from 'zod'
import type { deliveriesAnswer, deliveryAnswer } from './list-schema'
import type { DeliveryPage, DeliveryRow } from './queries'

export type DeliveryResource = z.input<typeof deliveryAnswer>

/** A message as the API writes it. */
export const toDelivery = (row: DeliveryRow): DeliveryResource => ({
  id: row.id,
  channel: row.channel,
  to: row.to,
  template: row.template,
  status: row.status,
  attempts: row.attempts,
  error: row.lastError,
  resend_of: row.resendOf,
  created_at: row.createdAt.toISOString(),
  sent_at: row.sentAt?.toISOString() ?? null,
  delivered_at: row.deliveredAt?.toISOString() ?? null,
  read_at: row.readAt?.toISOString() ?? null,
  ...(row.text !== null && { text: row.text }),
})

export const toDeliveries = ({ rows, nextCursor }: DeliveryPage): z.input<typeof deliveriesAnswer> => ({ data: rows.map(toDelivery), next_cursor: nextCursor })
