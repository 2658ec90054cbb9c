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

interface WaitingRequest {
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

/** Who belongs to the account, the owner first, and who asks to; at most 500 of each. */
export function getTeam(actor: AccountActor): Promise<Team> {
  return inAccount(actor, async (tx) => {
    const [account] = await tx.$queryRaw<{ emailDomain: string | null; seats: number | null }[]>`
      SELECT CASE WHEN a.domain_claimed THEN a.email_domain END AS "emailDomain", v.max_seats AS seats
      FROM accounts a
      JOIN subscriptions s ON s.account_id = a.id AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')
      JOIN plan_versions v ON v.id = s.plan_version_id
      WHERE a.id = ${actor.accountId}::uuid`
    const members = await tx.$queryRaw<Member[]>`
      SELECT u.id AS "userId", u.name, u.email, m.role::text, m.created_at AS since
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.account_id = ${actor.accountId}::uuid ORDER BY m.role, m.created_at, m.id LIMIT 500`
    const requests = await tx.joinRequest.findMany({
      where: { accountId: actor.accountId, status: 'pending' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: 500,
      select: { id: true, name: true, email: true, createdAt: true },
    })
    return { members, requests, emailDomain: account?.emailDomain ?? null, seats: account?.seats ?? null }
  })
}
