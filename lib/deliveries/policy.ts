import type { DeliveryStatus } from '@/lib/generated/prisma/enums'

/**
 * How often a message is tried before it counts as failed. The worker waits e^n seconds after the nth try (3 s, 7 s,
 * 20 s … 2 h), so ten tries last about three and a half hours.
 */
export const MOST_ATTEMPTS = 10

/** How many WhatsApp tries may go without an answer: each may have left, so one is made up for once (WA-11). */
export const MOST_UNANSWERED = 2

const FURTHER: Readonly<Record<DeliveryStatus, readonly DeliveryStatus[]>> = {
  queued: ['sent', 'delivered', 'read', 'failed'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  failed: [],
}

/** True when a message goes on from one state to the other: forward only, and failed is the end (WA-10). The database judges by the same table. */
export const isFurther = (from: DeliveryStatus, to: DeliveryStatus): boolean => FURTHER[from].includes(to)

/** True when the message may be sent once more, as a new message: it failed, or it left and nothing was heard of it since. */
export const canResend = (status: DeliveryStatus): boolean => status === 'failed' || status === 'sent'
