import { record } from '@/lib/audit/record'
import { issueToken } from '@/lib/auth/login-tokens'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount, type Tx } from '@/lib/core/db'
import { conflict, limitReached, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { lockEntitlements } from '@/lib/subscriptions/lock-entitlements'
import { STARTING_MODES } from './open-account'
import type { DecideJoinRequest } from './schema'

interface Wish {
  id: string
  email: string
  name: string
}

/**
 * Lets a colleague in who asked to join, or declines. Whoever is let in becomes a member with their own login: one that
 * they have, or one that they make by a link to the address they gave, which also proves that it is theirs.
 *
 * An editor or viewer sees no site until somebody gives them access.
 *
 * @param actor an owner or admin; the wrapper has checked `members:manage`.
 * @returns who was let in; null when declined.
 * @throws NOT_FOUND; CONFLICT when it was decided before, or the person's address is not confirmed; LIMIT_REACHED when
 *   the plan has no seat left.
 * @see T0-07
 */
export function decideJoinRequest(actor: AccountActor, { id, decision, role }: DecideJoinRequest): Promise<string | null> {
  const status = decision === 'approve' ? 'approved' : 'declined'
  return inAccount(actor, async (tx) => {
    // The account first and its rows after, everywhere: so two decisions can't wait for each other.
    const { seats } = await lockEntitlements(tx, actor.accountId)
    const wish = await decide(tx, actor, id, status)
    if (status === 'approved' && seats.limit !== null && seats.used >= seats.limit) throw limitReached('people', seats.limit, seats.used)
    const member = status === 'approved' ? await letIn(tx, actor, wish, role) : null
    await record(tx, actor, `join_request.${status}`, { type: 'join_request', id, accountId: actor.accountId }, { email: wish.email, ...(status === 'approved' && { role }) })
    return member
  })
}

async function decide(tx: Tx, actor: AccountActor, id: string, status: 'approved' | 'declined'): Promise<Wish> {
  const wish = await tx.joinRequest.findFirst({ where: { id, accountId: actor.accountId }, select: { id: true, email: true, name: true, status: true } })
  if (!wish) throw notFound('This request')
  if (wish.status !== 'pending') throw conflict(`This request is ${wish.status} already`, { details: { live_status: wish.status } })
  await tx.joinRequest.update({ where: { id }, data: { status, decidedAt: now(), decidedBy: actor.userId }, select: { id: true } })
  return wish
}

async function letIn(tx: Tx, actor: AccountActor, wish: Wish, role: DecideJoinRequest['role']): Promise<string> {
  const [person] = await tx.$queryRaw<{ id: string; name: string; has_password: boolean; verified: boolean }[]>`
    INSERT INTO users (id, email, name) VALUES (${newId()}::uuid, ${wish.email}, ${wish.name})
    ON CONFLICT (email) DO UPDATE SET email = excluded.email
    RETURNING id, name, password_hash IS NOT NULL AS has_password, email_verified_at IS NOT NULL AS verified`
  if (!person) throw new Error('an upsert returned no row')
  // A login under an address that nobody proved may be somebody else's.
  if (person.has_password && !person.verified) throw conflict('This person has not confirmed their e-mail address yet. Ask them to do that first')

  const joined = await tx.membership.createMany({ data: [{ accountId: actor.accountId, userId: person.id, role }], skipDuplicates: true })
  if (joined.count === 0) return person.id // a member already; the request only outlived it
  await tx.profile.createMany({ data: STARTING_MODES.map((mode, index) => ({ accountId: actor.accountId, userId: person.id, mode, isPrimary: index === 0 })) })
  await tell(tx, actor, { ...person, email: wish.email })
  return person.id
}

async function tell(tx: Tx, actor: AccountActor, person: { id: string; name: string; email: string; has_password: boolean }): Promise<void> {
  const id = newId()
  const addressed = { id, accountId: actor.accountId, userId: person.id, channel: 'email' as const, to: person.email }
  if (person.has_password) {
    await queueDelivery(tx, { ...addressed, template: 'join-approved', payload: { name: person.name, accountName: actor.accountName, accountSlug: actor.accountSlug } })
    return
  }
  await issueToken(tx, { userId: person.id, purpose: 'claim', deliveryId: id })
  await queueDelivery(tx, { ...addressed, template: 'claim-account', payload: { name: person.name, accountName: actor.accountName } })
}
