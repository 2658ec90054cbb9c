import { z } from 'zod'
import { rateLimit } from '@/lib/auth/rate-limits'
import { parsed } from '@/lib/auth/parsed'
import type { PublicCaller } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { email } from '@/lib/core/fields'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'

export const linkBody = z.object({ email })

/**
 * Sends the link of the newest application of an e-mail address to that address. What is answered, and how long it takes
 * to a stranger's eye, is the same whether there is one.
 *
 * @param typed as it was typed
 * @throws VALIDATION on `email` for what is no address; RATE_LIMITED by the asking address and by the address asked for.
 * @see T1-13
 */
export async function sendTrackingLink({ ip }: Pick<PublicCaller, 'ip'>, typed: z.input<typeof linkBody>): Promise<void> {
  const { email: to } = parsed(linkBody, typed)
  await rateLimit('link', ip)
  await rateLimit('link_email', to)
  await inSystem(async (tx) => {
    const found = await tx.registration.findFirst({
      where: { email: to, door: 'staff' },
      orderBy: { createdAt: 'desc' },
      select: { id: true, number: true, fullName: true, locale: true, plan: { select: { name: true } } },
    })
    if (!found) return
    const { id: registrationId, number, fullName: name, locale, plan } = found
    await queueDelivery(tx, { registrationId, channel: 'email', to, locale, template: 'application-received', payload: { registrationId, number, name, planName: plan.name } })
  })
}
