import type { MembershipRole } from '@/lib/generated/prisma/enums'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'

export interface Member {
  userId: string
  name: string
  email: string | null
  role: MembershipRole
  since: Date
}

export interface WaitingRequest {
  id: string
  name: string
  email: string
  createdAt: Date
}

export interface Team {
  members: Member[]
  /** Requests to join that wait for a decision, the oldest first. */
  requests: WaitingRequest[]
  /** The company's own e-mail domain; null for free-mail addresses and for people. */
  emailDomain: string | null
  /** Seats of the plan; null is unlimited. */
  seats: number | null
}

const RANK: readonly MembershipRole[] = ['owner', 'admin', 'editor', 'viewer']
const LIVE = ['pending_payment', 'active', 'past_due', 'cancel_scheduled'] as const

/** Who belongs to the account and who asks to; at most 500 of each. */
export function getTeam(actor: AccountActor): Promise<Team> {
  return inAccount(actor, async (tx) => {
    const account = await tx.account.findUniqueOrThrow({
      where: { id: actor.accountId },
      select: {
        emailDomain: true,
        memberships: { orderBy: { createdAt: 'asc' }, take: 500, select: { role: true, createdAt: true, user: { select: { id: true, name: true, email: true } } } },
        joinRequests: { where: { status: 'pending' }, orderBy: { createdAt: 'asc' }, take: 500, select: { id: true, name: true, email: true, createdAt: true } },
        subscriptions: { where: { status: { in: [...LIVE] } }, select: { planVersion: { select: { maxSeats: true } } } },
      },
    })
    return {
      members: account.memberships
        .map(({ role, createdAt, user }) => ({ userId: user.id, name: user.name, email: user.email, role, since: createdAt }))
        .toSorted((a, b) => RANK.indexOf(a.role) - RANK.indexOf(b.role)),
      requests: account.joinRequests,
      emailDomain: account.emailDomain,
      seats: account.subscriptions[0]?.planVersion.maxSeats ?? null,
    }
  })
}
