// The colleagues of the demo's owner, let in the way everybody is: they ask, the owner agrees, and a link lets them
// choose a password.
import { decideJoinRequest } from '@/lib/accounts/decide-join-request'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { askToJoin } from '@/lib/onboarding/ask-to-join'
import { DEMO_TEAM, type DemoMember } from './demo-data'
import type { DemoPasswords } from './demo-logins'
import { choosePassword } from './demo-staff'

export type TeamMember = DemoMember & { userId: string }

/** Lets in those who are not members yet, and gives each their password. */
export async function demoTeam(owner: AccountActor, passwords: DemoPasswords): Promise<TeamMember[]> {
  const team: TeamMember[] = []
  for (const colleague of DEMO_TEAM) {
    const known = await seatIn(owner, colleague.email)
    const seat = known ?? (await letIn(owner, colleague))
    if (!seat.hasPassword) await choosePassword(seat.userId, passwords[colleague.email] ?? '')
    team.push({ ...colleague, userId: seat.userId })
  }
  return team
}

interface Seat {
  userId: string
  hasPassword: boolean
}

async function seatIn(owner: AccountActor, email: string): Promise<Seat | undefined> {
  const found = await inAccount(owner, (tx) =>
    tx.membership.findFirst({ where: { accountId: owner.accountId, user: { email } }, select: { userId: true, user: { select: { passwordHash: true } } } }),
  )
  return found ? { userId: found.userId, hasPassword: found.user.passwordHash !== null } : undefined
}

async function letIn(owner: AccountActor, { name, email, role }: DemoMember): Promise<Seat> {
  // An address of its own for each, so that the limit on tries by address is not what the seed uses up.
  await askToJoin({ ip: `seed:${email}` }, { admin_name: name, email })
  const wish = await inAccount(owner, (tx) => tx.joinRequest.findFirstOrThrow({ where: { accountId: owner.accountId, email, status: 'pending' }, select: { id: true } }))
  await decideJoinRequest(owner, { id: wish.id, decision: 'approve', role })
  const seat = await seatIn(owner, email)
  if (!seat) throw new Error(`The demo’s ${role} was not let in`)
  return seat
}
