import { z } from 'zod'
import { rateLimit } from '@/lib/auth/rate-limits'
import { parsed } from '@/lib/auth/parsed'
import type { PublicCaller } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { email } from '@/lib/core/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { ENDED_STATUSES } from './policy'
import { tellLink } from './tell'

export const linkBody = z.object({ email })

/**
 * Sends the link of the newest application of an e-mail address to that address: of one that goes on before one that has
 * ended, and never of one that was merged into another. What is answered, and how long it takes
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
    const newest = (status: Prisma.EnumRegistrationStatusFilter) =>
      tx.registration.findFirst({ where: { email: to, door: 'staff', mergedIntoId: null, status }, orderBy: { createdAt: 'desc' }, select: { id: true } })
    const found = (await newest({ notIn: [...ENDED_STATUSES] })) ?? (await newest({ in: [...ENDED_STATUSES] }))
    if (found) await tellLink(tx, found.id, 'email')
  })
}
