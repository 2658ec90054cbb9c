// The demo's groups, and who is told of what. After the registrations, so that those of long ago tell nobody now.
import { NOTICE_EVENTS, type NoticeEvent } from '@/lib/deliveries/worded-schema'
import type { StaffActor } from '@/lib/core/actor'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import { addGroup } from '@/lib/notices/groups'
import { listNotices } from '@/lib/notices/queries'
import { setRules } from '@/lib/notices/set-rules'
import { DEMO_STAFF } from './demo-data'
import { SEED, staffMember } from './demo-staff'

// Numbers that Indonesia gives to nobody, and a domain that nobody has (RFC 2606).
const GROUPS = [
  { name: 'Field team Bandung', channel: 'whatsapp', to: '+6281100000101', city: 'Bandung' },
  { name: 'Field team Jakarta', channel: 'whatsapp', to: '+6281100000102', city: 'Jakarta' },
  { name: 'Front desk', channel: 'email', to: 'desk@demo.gatehouse.example', city: undefined },
] as const
const TOLD: Partial<Record<NoticeEvent, { roles?: StaffRole[]; groups?: (typeof GROUPS)[number]['name'][] }>> = {
  received: { groups: ['Front desk'] },
  survey_scheduled: { groups: ['Field team Bandung', 'Field team Jakarta'] },
  installation_failed: { roles: ['supervisor'], groups: ['Front desk'] },
}

/** Makes what is not there yet, as the demo's supervisor. */
export async function demoNotices(): Promise<void> {
  const actor = await supervisor()
  const known = new Set((await listNotices(actor)).groups.map(({ name }) => name))
  for (const group of GROUPS) if (!known.has(group.name)) await addGroup(actor, group)
  const { groups } = await listNotices(actor)
  for (const event of NOTICE_EVENTS) {
    const told = TOLD[event]
    if (!told) continue
    const ids = groups.filter(({ name }) => told.groups?.some((wanted) => wanted === name)).map(({ id }) => id)
    await setRules(actor, { event, role: told.roles ?? [], group: ids })
  }
}

async function supervisor(): Promise<StaffActor> {
  const known = await staffMember(DEMO_STAFF.find(({ role }) => role === 'supervisor')?.email ?? '')
  if (!known) throw new Error('The demo has no supervisor')
  return { type: 'staff', userId: known.userId, actorId: known.userId, role: 'supervisor', scopes: null, keyId: null, requestId: SEED.requestId, ip: 'seed' }
}
