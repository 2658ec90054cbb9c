import { expect, test } from 'vitest'
import { GET } from '@/app/api/admin/accounts/route'
import { newId } from '@/lib/core/ids'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { call, signIn } from '@/lib/testing/requests'
import { changeStaff } from './change-staff'
import { createStaff } from './create-staff'
import { listStaff } from './queries'

const newcomer = (role: StaffRole = 'agent') => ({ email: `new@${newId()}.example`, name: 'New Colleague', role })

test('T1-15: only an admin, or the machine’s own command, makes a colleague', async () => {
  for (const role of ['supervisor', 'agent', 'technician', 'finance'] as const) {
    await expect(createStaff(await staff(role), newcomer('admin'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  const admin = await staff('admin')
  const byAdmin = await createStaff(admin, newcomer())
  const byCommand = await createStaff({ type: 'system', name: 'staff command' }, newcomer('admin'))
  const rows = await sql<{ user_id: string; role: string; created_by: string | null }>('owner', 'SELECT user_id, role, created_by FROM staff_members WHERE user_id = ANY($1) ORDER BY created_at', [[byAdmin, byCommand]])
  expect(rows).toEqual([
    { user_id: byAdmin, role: 'agent', created_by: admin.userId },
    { user_id: byCommand, role: 'admin', created_by: null },
  ])
})

test('a person who has a login already keeps it, and gets no link to set a password', async () => {
  const email = `ada@${newId()}.example`
  const { userId } = await account({ email })
  await sql('owner', 'UPDATE users SET email_verified_at = now() WHERE id = $1', [userId])
  expect(await createStaff(await staff('admin'), { email, name: 'Somebody Else', role: 'finance' })).toBe(userId)
  expect(await sql('owner', 'SELECT name FROM users WHERE id = $1', [userId])).toEqual([{ name: 'Ada Owner' }])
  expect(await sql('owner', `SELECT id FROM deliveries WHERE "to" = $1 AND template = 'claim-account'`, [email])).toEqual([])
})

test('T1-15: a stranger who signed up with a future colleague’s address does not become one: password and sessions end, the mailbox decides', async () => {
  const email = `cfo@${newId()}.example`
  const stranger = await account({ email })
  const { cookie } = await signIn(stranger.userId)
  const asks = () => call(GET, '/api/admin/accounts', { cookie })
  expect((await asks()).status).toBe(404)

  expect(await createStaff(await staff('admin'), { email, name: 'The real one', role: 'finance' })).toBe(stranger.userId)
  expect((await asks()).status).toBe(401)
  expect(await sql('owner', 'SELECT password_hash FROM users WHERE id = $1', [stranger.userId])).toEqual([{ password_hash: null }])
  expect(await sql('owner', `SELECT user_id FROM deliveries WHERE "to" = $1 AND template = 'claim-account'`, [email])).toEqual([{ user_id: stranger.userId }])
})

test('twenty at one time make one colleague; the others are told where the conflict is', async () => {
  const admin = await staff('admin')
  const who = newcomer()
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => createStaff(admin, who)))
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused).toHaveLength(19)
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'CONFLICT', fields: { email: [expect.any(String)] } })
  expect(await sql('owner', `SELECT count(*)::int AS claims FROM deliveries WHERE "to" = $1`, [who.email])).toEqual([{ claims: 1 }])
})

test('a role changes, a colleague leaves, and both are in the audit', async () => {
  const admin = await staff('admin')
  const agent = await staff('agent')
  await changeStaff(admin, { user_id: agent.userId, role: 'supervisor' })
  await changeStaff(admin, { user_id: agent.userId, active: false })
  expect((await listStaff(admin)).find(({ userId }) => userId === agent.userId)).toMatchObject({ role: 'supervisor', active: false })
  const lines = await sql<{ data: { after: unknown } }>('owner', `SELECT data FROM audit_entries WHERE action = 'staff.changed' AND subject_id = $1 ORDER BY id`, [agent.userId])
  expect(lines.map(({ data }) => data.after)).toEqual([
    { role: 'supervisor', active: true },
    { role: 'supervisor', active: false },
  ])
})

test('a list of colleagues says what each still has to do: open registrations and visits that are not over, of those who have left too', async () => {
  const [admin, agent, technician] = [await staff('admin'), await staff('agent'), await staff('technician')]
  const ids = [await registration(), await registration({ status: 'verified' }), await registration({ status: 'rejected' })]
  await sql('owner', 'UPDATE registrations SET assignee_id = $1 WHERE id = ANY($2)', [agent.userId, ids])
  const booked = `INSERT INTO bookings (technician_id, kind, starts_at, ends_at, registration_id) VALUES ($1, $2, now() + $3::interval, now() + $3::interval + interval '1 hour', $4)`
  await sql('owner', booked, [technician.userId, 'survey', '2 days', ids[0]])
  await sql('owner', booked, [technician.userId, 'survey', '-2 days', ids[1]])
  await sql('owner', booked, [technician.userId, 'absence', '5 days', null])
  await changeStaff(admin, { user_id: agent.userId, active: false })
  const listed = await listStaff(admin)
  expect(listed.find(({ userId }) => userId === agent.userId)).toMatchObject({ active: false, registrations: 2, visits: 0 })
  expect(listed.find(({ userId }) => userId === technician.userId)).toMatchObject({ active: true, registrations: 0, visits: 1 })
})

test('somebody stays admin: the last one cannot step down, nor can two demote each other at the same moment', async () => {
  await sql('owner', `UPDATE staff_members SET active = false WHERE role = 'admin'`)
  const [one, two] = [await staff('admin'), await staff('admin')]
  const outcomes = await Promise.allSettled([changeStaff(one, { user_id: two.userId, role: 'agent' }), changeStaff(two, { user_id: one.userId, active: false })])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [last] = await sql<{ user_id: string }>('owner', `SELECT user_id FROM staff_members WHERE role = 'admin' AND active`)
  expect(last).toBeDefined()
  const lastAdmin = last?.user_id === one.userId ? one : two
  await expect(changeStaff(lastAdmin, { user_id: lastAdmin.userId, role: 'agent' })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(changeStaff(lastAdmin, { user_id: lastAdmin.userId, active: false })).rejects.toMatchObject({ code: 'CONFLICT' })
  await changeStaff(lastAdmin, { user_id: lastAdmin.userId, role: 'admin' })
})

test('nobody is changed who is no colleague', async () => {
  await expect(changeStaff(await staff('admin'), { user_id: (await account()).userId, role: 'admin' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
