import { z } from 'zod'
import { cursor, limit, text, uuid } from '@/lib/core/fields'
import { DeliveryChannel, DeliveryStatus } from '@/lib/generated/prisma/enums'

// What staff ask and are told about messages.

export const deliveriesQuery = z.object({
  /** The whole address or number; stored addresses are lower case. */
  to: text(320)
    .transform((value) => value.toLowerCase() || undefined)
    .optional(),
  channel: z.enum(DeliveryChannel).optional(),
  status: z.enum(DeliveryStatus).optional(),
  cursor: cursor.optional(),
  limit,
})
export type DeliveriesQuery = z.output<typeof deliveriesQuery>

export const mailboxQuery = deliveriesQuery.pick({ to: true, channel: true, cursor: true, limit: true })
export type MailboxQuery = z.output<typeof mailboxQuery>

export const deliveryParams = z.object({ id: uuid })

export const deliveryAnswer = z.object({
  id: z.uuid(),
  channel: z.enum(DeliveryChannel),
  to: z.string(),
  template: z.string(),
  status: z.enum(DeliveryStatus),
  attempts: z.int().min(0),
  error: z.string().nullable().describe('why the last try did not work'),
  resend_of: z.uuid().nullable().describe('the message that this one repeats'),
  created_at: z.iso.datetime(),
  sent_at: z.iso.datetime().nullable(),
  delivered_at: z.iso.datetime().nullable(),
  read_at: z.iso.datetime().nullable(),
  text: z.string().optional().describe('the words of the message; only where it stayed in the local mailbox'),
})

export const deliveriesAnswer = z.object({ data: z.array(deliveryAnswer), next_cursor: z.string().nullable() })
