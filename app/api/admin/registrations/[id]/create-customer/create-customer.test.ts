import { expect, test } from 'vitest'
import { staffRoles } from '@/lib/auth/permissions'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { application } from '@/lib/testing/registrations'
import { call, staffKey } from '@/lib/testing/requests'
import { POST } from './route'

const keyOf = async (role: StaffRole) => staffKey(await staff(role), ['registrations:convert'])
const agent = await keyOf('agent')
const create = (bearer: string | undefined, id: string, headers?: Record<string, string>) =>
  call(POST, `/api/admin/registrations/${id}/create-customer`, { method: 'POST', params: { id }, ...(bearer && { bearer }), ...(headers && { headers }) })

test('T1-03 PIPE-6: ten parallel calls: one 201, nine 200, all the same customer', async () => {
  const { id } = await application()
  const answers = await Promise.all(Array.from({ length: 10 }, () => create(agent, id)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 9 }, () => 200), 201])
  const bodies = await Promise.all(answers.map((answer) => answer.json()))
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  expect(bodies[0]).toEqual({ account_id: expect.any(String), account_slug: 'ayu-lestari', user_id: expect.any(String), installation_number: expect.stringMatching(/^INS-\d{4}-\d{6,}$/) })
  const again = await create(agent, id, { 'idempotency-key': 'another' })
  expect([again.status, await again.json()]).toEqual([200, bodies[0]])
})

test('an application that is not approved is a conflict with where it stands; unknown is unknown', async () => {
  const { id } = await application({ status: 'verified' })
  const refused = await create(agent, id)
  expect([refused.status, await refused.json()]).toMatchObject([409, { error: { code: 'CONFLICT', details: { live_status: 'verified' } } }])
  expect((await create(agent, 'nonsense')).status).toBe(404)
})

test('T1-02 T1-28: only roles that may convert; nobody else makes a customer', async () => {
  expect((await create(undefined, (await application()).id)).status).toBe(401)
  for (const role of Object.keys(staffRoles) as StaffRole[]) {
    const { id } = await application()
    const may = ['admin', 'supervisor', 'agent'].includes(role)
    expect((await create(await keyOf(role), id)).status, role).toBe(may ? 201 : 403)
    expect(await sql('owner', 'SELECT status FROM registrations WHERE id = $1', [id])).toEqual([{ status: may ? 'customer_created' : 'approved' }])
  }
})

test('T1-16: no answer and no stored message holds a password, a hash or a token', async () => {
  const { id } = await application()
  const text = await (await create(agent, id)).text()
  const stored = await sql<{ row: string }>('owner', 'SELECT d::text AS row FROM deliveries d WHERE registration_id = $1', [id])
  for (const said of [text, ...stored.map(({ row }) => row)]) expect(said).not.toMatch(/password|argon2|token|hash/i)
  const [user] = await sql('owner', 'SELECT password_hash, claimed_at FROM users u JOIN registrations r ON r.user_id = u.id WHERE r.id = $1', [id])
  expect(user, 'nobody has chosen a password').toEqual({ password_hash: null, claimed_at: null })
})
