import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { MailPort } from '@/lib/deliveries/mail-port'
import { sendDelivery } from '@/lib/deliveries/send-delivery'
import type { WhatsAppPort } from '@/lib/deliveries/whatsapp-port'

const payloadSchema = z.object({ deliveryId: z.uuid() })

/** One try to send one message. */
export const sendDeliveryTask =
  (mail: MailPort, whatsapp: WhatsAppPort): Task =>
  async (payload, { job }) => {
    const { deliveryId } = payloadSchema.parse(payload)
    await sendDelivery(deliveryId, mail, { isLast: job.attempts >= job.max_attempts, whatsapp })
  }
