import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { MailPort } from '@/lib/deliveries/mail-port'
import { sendDelivery } from '@/lib/deliveries/send-delivery'

const payloadSchema = z.object({ deliveryId: z.uuid() })

/** One try to send one message. */
export const sendDeliveryTask =
  (mail: MailPort): Task =>
  async (payload, { job }) => {
    const { deliveryId } = payloadSchema.parse(payload)
    await sendDelivery(deliveryId, mail, { isLast: job.attempts >= job.max_attempts })
  }
