import { DAY, MINUTE } from '@/lib/core/clock'

// Pure rules of accounts.

/** Ways to pay whose answer comes while the payer waits; everything else takes a person's hands. */
const AT_ONCE: ReadonlySet<string> = new Set(['card', 'paypal'])

/**
 * Until when a signup that waits for its money keeps its address, its name and its domain from others: long enough to
 * pay, and not so long that a name is blocked for nothing.
 *
 * @param methodSlug how the payer means to pay
 * @see PROV-6
 */
export const heldUntil = (methodSlug: string, from: Date): Date => new Date(from.getTime() + (AT_ONCE.has(methodSlug) ? 30 * MINUTE : 14 * DAY))
