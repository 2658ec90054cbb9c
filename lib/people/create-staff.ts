import type { StaffActor, SystemActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { conflict, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { issueToken } from '@/lib/auth/login-tokens'
import { requireStaffPermission } from '@/lib/auth/permissions'
import { record } from '@/lib/audit/record'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import type { CreateStaff } from './schema'

/** The business that colleagues work for, as their first message names it. */
const HOUSE = 'Gatehouse'

/**
 * Makes somebody a colleague: a person who is known by the address already, or a new one. A person without a password
 * gets a link to choose one; nobody ever chooses it for them.
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
    if (!person.hasPassword) await sendClaim(tx, person.id, email, name)
    await record(tx, actor, 'staff.created', { type: 'user', id: person.id, accountId: null }, { role })
    return person.id
  }).catch(refusedBy({ staff_members_pkey: () => conflict('This person is a colleague already', { fields: { email: ['A colleague has this address already'] } }) }))
}

async function personWith(tx: Tx, email: string, name: string): Promise<{ id: string; hasPassword: boolean }> {
  const rows = await tx.$queryRaw<{ id: string; hasPassword: boolean }[]>`INSERT INTO users (id, email, name, created_at) VALUES (${newId()}::uuid, ${email}, ${name}, ${now()})
    ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id, password_hash IS NOT NULL AS "hasPassword"`
  const [person] = rows
  if (!person) throw new Error('an upsert returned no row')
  return person
}

async function sendClaim(tx: Tx, userId: string, email: string, name: string): Promise<void> {
  const deliveryId = newId()
  await issueToken(tx, { userId, purpose: 'claim', deliveryId })
  await queueDelivery(tx, { id: deliveryId, userId, channel: 'email', to: email, template: 'claim-account', payload: { name, accountName: HOUSE } })
}
