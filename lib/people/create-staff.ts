import type { StaffActor, SystemActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { conflict, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { issueToken } from '@/lib/auth/login-tokens'
import { requireStaffPermission } from '@/lib/auth/permissions'
import { endSessions } from '@/lib/auth/sessions'
import { record } from '@/lib/audit/record'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import type { CreateStaff } from './schema'

/** The business that colleagues work for, as their first message names it. */
const HOUSE = 'Gatehouse'

/**
 * Makes somebody a colleague: a person who is known by the address already, or a new one. A person without a password
 * gets a link to choose one; nobody ever chooses it for them. So does one whose address nobody has proved yet: their
 * password may be a stranger's, who signed up with a colleague's address to wait for this, and no longer counts.
 *
 * @param actor an admin, or the command of the machine's owner; there is no other way in (T1-15)
 * @returns the colleague's user id
 * @throws CONFLICT on `email` when they are a colleague already.
 */
export async function createStaff(actor: StaffActor | SystemActor, { email, name, role }: CreateStaff): Promise<string> {
  if (actor.type === 'staff') requireStaffPermission(actor, 'staff:manage')
  return inSystem(async (tx) => {
    const person = await personWith(tx, email, name)
    await tx.staffMember.create({ data: { userId: person.id, role, createdBy: actor.type === 'staff' ? actor.userId : null }, select: { userId: true } })
    if (person.hasPassword && !person.isProved) await forgetLogin(tx, person.id)
    if (!person.hasPassword || !person.isProved) await sendClaim(tx, person.id, email, name)
    await record(tx, actor, 'staff.created', { type: 'user', id: person.id, accountId: null }, { role })
    return person.id
  }).catch(refusedBy({ staff_members_pkey: () => conflict('This person is a colleague already', { fields: { email: ['A colleague has this address already'] } }) }))
}

interface Person {
  id: string
  hasPassword: boolean
  /** Somebody has read a message of ours at the address. */
  isProved: boolean
}

async function personWith(tx: Tx, email: string, name: string): Promise<Person> {
  const rows = await tx.$queryRaw<Person[]>`INSERT INTO users (id, email, name, created_at) VALUES (${newId()}::uuid, ${email}, ${name}, ${now()})
    ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id, password_hash IS NOT NULL AS "hasPassword", email_verified_at IS NOT NULL AS "isProved"`
  const [person] = rows
  if (!person) throw new Error('an upsert returned no row')
  return person
}

async function forgetLogin(tx: Tx, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash: null }, select: { id: true } })
  await endSessions(tx, userId)
}

async function sendClaim(tx: Tx, userId: string, email: string, name: string): Promise<void> {
  const deliveryId = newId()
  await issueToken(tx, { userId, purpose: 'claim', deliveryId })
  await queueDelivery(tx, { id: deliveryId, userId, channel: 'email', to: email, template: 'claim-account', payload: { name, accountName: HOUSE } })
}
