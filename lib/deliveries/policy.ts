import type { DeliveryStatus } from '@/lib/generated/prisma/enums'

/**
 * How often a message is tried before it counts as failed. The worker waits e^n seconds after the nth try (3 s, 7 s,
 * 20 s … 2 h), so ten tries last about three and a half hours.
 */
export const MOST_ATTEMPTS = 10

/** True when the message may be sent once more, as a new message: it failed, or it left and nothing was heard of it since. */
export const canResend = (status: DeliveryStatus): boolean => status === 'failed' || status === 'sent'
