import { createHash } from 'node:crypto'
import type { PublicCaller } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { requestLogger } from '@/lib/core/logger'
import { issueToken } from '@/lib/auth/login-tokens'
import { rateLimit } from '@/lib/auth/rate-limits'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { atLeast } from './at-least'

/** The links that anyone may ask for by naming an e-mail address. */
const TEMPLATES = { magic_link: 'magic-link', password_reset: 'password-reset' } as const
export type AskedLink = keyof typeof TEMPLATES

/**
 * Sends a person a link to sign in, or to choose a new password. The answer is the same, after the same time, whether
 * the address is known or not; only its owner finds out, in the mailbox. A newer link replaces the older.
 *
 * @throws RATE_LIMITED when the asking address or the asked one had too many, known or not.
 * @see T4-15; OWASP ASVS 6.3.8
 */
export const requestLink =
  (purpose: AskedLink) =>
  (caller: PublicCaller, { email }: { email: string }): Promise<void> =>
    atLeast(async () => {
      await rateLimit('link', caller.ip)
      await rateLimit('link_email', createHash('sha256').update(`${purpose}:${email}`).digest('hex').slice(0, 32))
      await inSystem(async (tx) => {
        const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, suspendedAt: true } })
        requestLogger(caller.requestId).info({ event: `link.${purpose}`, user_id: user?.id, ip: caller.ip }, 'a link was asked for')
        if (!user || user.suspendedAt) return
        const deliveryId = newId()
        await issueToken(tx, { userId: user.id, purpose, deliveryId })
        await queueDelivery(tx, { id: deliveryId, userId: user.id, channel: 'email', to: email, template: TEMPLATES[purpose], payload: { name: user.name } })
      })
    })
