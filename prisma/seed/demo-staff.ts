// The demo's colleagues, let in the way every colleague is: made, sent a link, and choosing a password by it.
import { tokenFor } from '@/lib/auth/login-tokens'
import { staffRoles } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { db, inSystem } from '@/lib/core/db'
import { createApiKey } from '@/lib/people/create-api-key'
import { createStaff } from '@/lib/people/create-staff'
import { claimWithPassword } from '@/lib/onboarding/claim'
import { DEMO_STAFF, type DemoStaff } from './demo-data'
import type { DemoLogin, DemoPasswords } from './demo-logins'

/** Who the seed says it is in audit and log. */
export const SEED = { type: 'system', name: 'seed', requestId: 'seed' } as const

/** Makes those colleagues that are not there yet, gives each their password and a key with all that the role may do. */
export async function demoStaff(passwords: DemoPasswords): Promise<{ logins: DemoLogin[]; finance: StaffActor }> {
  const logins: DemoLogin[] = []
  let finance: StaffActor | undefined
  for (const colleague of DEMO_STAFF) {
    const password = passwords[colleague.email] ?? ''
    const actor = await letIn(colleague, password)
    const { key } = await createApiKey(actor, { name: 'Demo', scopes: [...staffRoles[colleague.role]] })
    logins.push({ role: colleague.role, email: colleague.email, password, user_id: actor.userId, api_key: key })
    if (colleague.role === 'finance') finance = actor
  }
  if (!finance) throw new Error('The demo has no colleague for finance')
  return { logins, finance }
}

async function letIn(colleague: DemoStaff, password: string): Promise<StaffActor> {
  const known = await staffMember(colleague.email)
  const userId = known?.userId ?? (await createStaff(SEED, colleague))
  if (!known?.hasPassword) await choosePassword(userId, password)
  return { type: 'staff', userId, actorId: userId, role: colleague.role, scopes: null, keyId: null, requestId: SEED.requestId, ip: 'seed' }
}

/** Follows the link that a person was sent to choose a password. */
export async function choosePassword(userId: string, password: string): Promise<void> {
  const sent = await inSystem((tx) => tx.delivery.findFirstOrThrow({ where: { userId, template: 'claim-account' }, orderBy: { id: 'desc' }, select: { id: true } }))
  // An address of its own for each, so that the limit on tries by address is not what the seed uses up.
  await claimWithPassword({ type: 'public', requestId: SEED.requestId, ip: `seed:${userId}` }, { token: tokenFor('claim', sent.id), password })
}

/** The colleague with this address, if there is one. */
export async function staffMember(email: string): Promise<{ userId: string; hasPassword: boolean } | undefined> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true, staffMemberUser: { select: { userId: true } } } })
  return user?.staffMemberUser ? { userId: user.id, hasPassword: user.passwordHash !== null } : undefined
}
