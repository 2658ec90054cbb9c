import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { morning } from '@/lib/installations/testing'
import { fromRegistration } from '@/lib/onboarding/from-registration'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { application } from '@/lib/testing/registrations'
import { call, staffKey } from '@/lib/testing/requests'
import { POST as assign } from './[id]/assign/route'
import { POST as complete } from './[id]/complete/route'
import { POST as fail } from './[id]/fail/route'
import { POST as tick } from './[id]/items/[item]/route'
import { GET as get } from './[id]/route'
import { POST as start } from './[id]/start/route'
import { GET as list } from './route'

// The end of the staff door by its contract: an installation from the customer's creation to the working account.

const SCOPES = ['installations:read', 'installations:assign', 'installations:work']
const [agentActor, technicianActor] = [await staff('agent'), await staff('technician')]
const [agent, technician] = [await staffKey(agentActor, SCOPES), await staffKey(technicianActor, SCOPES)]
const path = '/api/admin/installations'
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

interface Answer {
  status: string
  items: { id: string; mandatory: boolean; needs_photo: boolean }[]
}
const post = async (route: typeof assign, bearer: string, params: Record<string, string>, body: unknown = {}, key?: string) => {
  const response = await call(route, path, { method: 'POST', bearer, body, params, ...(key && { headers: { 'idempotency-key': key } }) })
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), body: (await response.json()) as Answer }
}
const told = (registrationId: string) =>
  sql<{ template: string; channel: string }>('owner', `SELECT template, channel::text FROM deliveries WHERE registration_id = $1 AND (template LIKE 'installation-%' OR template = 'service-active') ORDER BY template, channel`, [registrationId])

/** A new customer whose installation waits. */
async function waiting(): Promise<{ id: string; accountId: string; registrationId: string }> {
  const { id: registrationId } = await application()
  const { result } = await fromRegistration(agentActor, { id: registrationId })
  const [job] = await sql<{ id: string }>('owner', 'SELECT id FROM installations WHERE registration_id = $1', [registrationId])
  return { id: job?.id ?? '', accountId: result.account_id, registrationId }
}
const accountStatus = async (id: string) => (await sql<{ status: string }>('owner', 'SELECT status FROM accounts WHERE id = $1', [id]))[0]?.status

test('PIPE-10, T1-25: from the waiting account to the working one; completing twice counts once', async () => {
  const { id, accountId, registrationId } = await waiting()
  expect(await accountStatus(accountId)).toBe('pending_installation')
  expect((await post(assign, agent, { id }, { technician_id: technicianActor.userId, starts_at: morning() })).body.status).toBe('assigned')
  const begun = await post(start, technician, { id })
  expect((await post(complete, technician, { id })).status).toBe(409)
  expect(await accountStatus(accountId)).toBe('pending_installation')
  for (const item of begun.body.items.filter(({ mandatory }) => mandatory))
    expect((await post(tick, technician, { id, item: item.id }, { done: true, ...(item.needs_photo && { photo: DOT }) })).status).toBe(200)

  const key = newId()
  const first = await post(complete, technician, { id }, {}, key)
  const again = await post(complete, technician, { id }, {}, key)
  expect([first.status, first.replayed, again.status, again.replayed]).toEqual([200, null, 200, 'true'])
  expect(again.body).toEqual(first.body)
  expect((await post(complete, technician, { id })).status).toBe(409)
  expect(await accountStatus(accountId)).toBe('active')
  expect(await told(registrationId)).toEqual([
    { template: 'installation-scheduled', channel: 'email' },
    { template: 'installation-scheduled', channel: 'whatsapp' },
    { template: 'service-active', channel: 'email' },
    { template: 'service-active', channel: 'whatsapp' },
  ])
})

test('ten phones complete at once: the account is opened once and its customer told once', async () => {
  const { id, accountId, registrationId } = await waiting()
  await post(assign, agent, { id }, { technician_id: technicianActor.userId, starts_at: morning(2) })
  await post(start, technician, { id })
  await sql('owner', `UPDATE installation_items SET needs_photo = false, done_at = now() WHERE installation_id = $1`, [id])
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(complete, technician, { id })))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
  expect((await told(registrationId)).filter(({ template }) => template === 'service-active')).toHaveLength(2)
  expect(await sql('owner', `SELECT count(*)::int FROM audit_entries WHERE account_id = $1 AND action = 'account.activated'`, [accountId])).toEqual([{ count: 1 }])
})

test('a visit that failed is planned again: the customer is told of the new time, and the account goes on waiting', async () => {
  const { id, accountId, registrationId } = await waiting()
  await post(assign, agent, { id }, { technician_id: technicianActor.userId, starts_at: morning(3) })
  const reason = await inSystem((tx) => tx.reason.findFirstOrThrow({ where: { kind: 'failed' } }))
  expect((await post(fail, technician, { id }, { reason_id: reason.id })).body.status).toBe('failed')
  expect((await post(assign, agent, { id }, { technician_id: technicianActor.userId, starts_at: morning(4) })).body.status).toBe('assigned')
  expect((await told(registrationId)).map(({ template }) => template)).toEqual(['installation-moved', 'installation-moved', 'installation-scheduled', 'installation-scheduled'])
  expect(await accountStatus(accountId)).toBe('pending_installation')
})

test('the list and one installation by the contract; unknown filters, bodies and jobs are refused', async () => {
  const { id } = await waiting()
  const page = (await (await call(list, `${path}?status=open&limit=1`, { bearer: technician })).json()) as { data: { id: string }[]; next_cursor: string | null }
  expect(page.data).toMatchObject([{ id, status: 'open', job_type: { slug: 'fibre-installation' }, technician: null, due_state: 'ok' }])
  expect((await call(list, `${path}?colour=red`, { bearer: agent })).status).toBe(400)
  expect((await call(list, `${path}?status=opened`, { bearer: agent })).status).toBe(400)
  expect((await call(get, `${path}/${id}`, { bearer: agent, params: { id } })).status).toBe(200)
  expect((await call(get, `${path}/${newId()}`, { bearer: agent, params: { id: newId() } })).status).toBe(404)
  expect((await post(assign, agent, { id }, { technician_id: technicianActor.userId, starts_at: 'tomorrow' })).status).toBe(400)
  expect((await post(assign, technician, { id }, { technician_id: technicianActor.userId, starts_at: morning(9) })).status).toBe(403)
  expect((await post(start, agent, { id })).status).toBe(403)
})
