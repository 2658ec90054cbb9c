import { z } from 'zod'
import { rateLimit } from '@/lib/auth/rate-limits'
import type { PublicCaller } from '@/lib/core/actor'
import { inSystem, type Tx } from '@/lib/core/db'
import { companyDomain } from '@/lib/core/email-domain'
import { validation } from '@/lib/core/errors'
import { email, personName } from '@/lib/core/fields'
import { newId } from '@/lib/core/ids'
import { signup as words } from '@/lib/messages/en/signup'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'

export const joinFields = z.object({ admin_name: personName, email })
type JoinWish = z.output<typeof joinFields>

/**
 * Asks the account of a company's domain to let a colleague in. Its owner and admins are told once; whoever asks again,
 * or is a member already, is answered the same.
 *
 * @throws VALIDATION when no account has the domain, RATE_LIMITED after a few wishes a day from one address.
 * @see T0-07
 */
export async function askToJoin(caller: Pick<PublicCaller, 'ip'>, { admin_name: name, email: address }: JoinWish): Promise<void> {
  await rateLimit('join', caller.ip)
  const domain = companyDomain(address)
  const isKnown = domain !== null && (await inSystem((tx) => ask(tx, domain, { name, address })))
  if (!isKnown) throw validation({ email: [words.join.notKnown] })
}

async function ask(tx: Tx, domain: string, wish: { name: string; address: string }): Promise<boolean> {
  const account = await tx.account.findFirst({ where: { emailDomain: domain, domainClaimed: true, kind: 'business', status: { not: 'closed' } }, select: { id: true, name: true, slug: true } })
  if (!account) return false
  const member = await tx.membership.findFirst({ where: { accountId: account.id, user: { email: wish.address } }, select: { id: true } })
  if (member) return true
  // The index on pending wishes is the judge: of any number at one time, one is written and told.
  const written = await tx.$executeRaw`INSERT INTO join_requests (id, account_id, email, name) VALUES (${newId()}::uuid, ${account.id}::uuid, ${wish.address}, ${wish.name})
    ON CONFLICT (account_id, email) WHERE status = 'pending' DO NOTHING`
  if (written === 1) await tellDeciders(tx, account, wish)
  return true
}

async function tellDeciders(tx: Tx, account: { id: string; name: string; slug: string }, wish: { name: string; address: string }): Promise<void> {
  const deciders = await tx.membership.findMany({
    where: { accountId: account.id, role: { in: ['owner', 'admin'] }, user: { email: { not: null }, suspendedAt: null } },
    select: { user: { select: { id: true, name: true, email: true } } },
  })
  for (const { user } of deciders) {
    await queueDelivery(tx, {
      accountId: account.id,
      userId: user.id,
      channel: 'email',
      to: user.email ?? '',
      template: 'join-request',
      payload: { name: user.name, accountName: account.name, accountSlug: account.slug, requesterName: wish.name, requesterEmail: wish.address },
    })
  }
}
