import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { processEvent } from '@/lib/whatsapp/process-event'

const payloadSchema = z.object({ eventId: z.uuid() })

/** One event of WhatsApp's provider. */
export const whatsappEvent: Task = (payload) => processEvent(payloadSchema.parse(payload).eventId)
