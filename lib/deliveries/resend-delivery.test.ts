import { expect, test } from 'vitest'
import { POST } from '@/app/api/admin/deliveries/[id]/resend/route'
import { consumeToken, issueToken, tokenFor } from '@/lib/auth/login-tokens'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { call, staffKey } from '@/lib/testing/requests'
import { findDelivery, listDeliveries, listMailbox } from './queries'
import { queueDelivery } from './queue-delivery'
import { resendDelivery } from './resend-delivery'

const addressOf = async (userId: string): Promise<string> => (await sql<{ email: string }>('owner', 'SELECT email FROM users WHERE id = $1', [userId]))[0]?.email ?? ''
const setStatus = (id: string, status: string, words: string | null = null) =>
  sql('owner', 'UPDATE deliveries SET status = $2::delivery_status, subject = $3, text = $3 WHERE id = $1', [id, status, words])

async function resetLink(userId: string, accountId: string | null = null): Promise<string> {
  const id = newId()
  const to = await addressOf(userId)
  await inSystem(async (tx) => {
    await issueToken(tx, { userId, purpose: 'password_reset', deliveryId: id })
    await queueDelivery(tx, { id, accountId, userId, channel: 'email', to, template: 'password-reset', payload: { name: 'Ada' } })
  })
  return id
}

test.each(['sent', 'failed'] as const)('a message that was %s goes out again as a new one, and the audit knows who did it', async (status) => {
  const made = await account()
  const agent = await staff('agent')
  const id = await resetLink(made.userId, made.accountId)
  await setStatus(id, status)
  const { result } = await resendDelivery(agent, { id })

  expect(await findDelivery(agent, id)).toMatchObject({ status })
  expect(await findDelivery(agent, result.id)).toMatchObject({ status: 'queued', resendOf: id, accountId: made.accountId, attempts: 0 })
  expect(await sql('worker', 'SELECT key FROM graphile_worker.jobs WHERE key = $1', [`delivery:${result.id}`])).toHaveLength(1)
  const audit = await sql('owner', `SELECT actor_id, account_id FROM audit_entries WHERE action = 'delivery.resent' AND subject_id = $1`, [id])
  expect(audit).toEqual([{ actor_id: agent.userId, account_id: made.accountId }])
})

test('the new message’s link works and the old one’s no longer does', async () => {
  const made = await account()
  const id = await resetLink(made.userId)
  await setStatus(id, 'sent')
  const { result } = await resendDelivery(await staff('agent'), { id })
  const use = (deliveryId: string) => inSystem((tx) => consumeToken(tx, 'password_reset', tokenFor('password_reset', deliveryId)))
  expect(await use(id)).toBeUndefined()
  expect(await use(result.id)).toBe(made.userId)
})

test('a link never goes to an address that is no longer the person’s', async () => {
  const made = await account()
  const id = await resetLink(made.userId)
  await setStatus(id, 'sent')
  await sql('owner', 'UPDATE users SET email = $2 WHERE id = $1', [made.userId, `new@c-${newId()}.example`])
  await expect(resendDelivery(await staff('admin'), { id })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test.each(['queued', 'delivered', 'read'] as const)('a message that is %s is not sent again', async (status) => {
  const made = await account()
  const id = await resetLink(made.userId)
  if (status !== 'queued') await setStatus(id, status)
  await expect(resendDelivery(await staff('agent'), { id })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('a code works in its first message only, so it is not sent again', async () => {
  const id = await inSystem((tx) => queueDelivery(tx, { channel: 'whatsapp', to: '+6281234567890', template: 'phone-code', payload: {} }))
  await setStatus(id, 'failed')
  await expect(resendDelivery(await staff('admin'), { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await sql('owner', 'SELECT id FROM deliveries WHERE resend_of = $1', [id])).toEqual([])
})

test('a message that does not exist is not found; a repeated command makes one message', async () => {
  const agent = await staff('agent')
  await expect(resendDelivery(agent, { id: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const id = await resetLink((await account()).userId)
  await setStatus(id, 'failed')
  const key = await staffKey(agent, ['deliveries:resend'])
  const send = () => call(POST, `/api/admin/deliveries/${id}/resend`, { method: 'POST', bearer: key, headers: { 'idempotency-key': 'once' }, params: { id } })
  const first = await send()
  const made = (await first.json()) as { id: string }
  expect(first.status).toBe(201)
  // The same answer, also after the message has left.
  await setStatus(made.id, 'sent', 'words')
  const second = await send()
  expect([second.status, second.headers.get('idempotent-replayed'), await second.json()]).toEqual([201, 'true', made])
  expect(await sql('owner', 'SELECT id FROM deliveries WHERE resend_of = $1', [id])).toHaveLength(1)
})

test('the list filters by address, channel and status, and pages without losing or repeating a row', async () => {
  const agent = await staff('agent')
  const to = `list@c-${newId()}.example`
  const ids = await inSystem(async (tx) => {
    const made = []
    // One transaction, so that all were written in the same moment and only the id tells them apart.
    for (let count = 0; count < 7; count++) made.push(await queueDelivery(tx, { channel: 'email', to, template: 'already-registered', payload: { name: 'Ada' } }))
    return made
  })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { rows, nextCursor } = await listDeliveries(agent, { to, limit: 3, ...(cursor && { cursor }) })
    seen.push(...rows.map(({ id }) => id))
    cursor = nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(ids.toSorted().toReversed())
  expect((await listDeliveries(agent, { to, status: 'failed', limit: 10 })).rows).toEqual([])
  expect((await listDeliveries(agent, { to, channel: 'whatsapp', limit: 10 })).rows).toEqual([])
})

test('a link that lets a colleague in is for that colleague and for admins', async () => {
  const finance = await staff('finance')
  const id = await resetLink(finance.userId)
  await setStatus(id, 'sent', 'canary link')
  const textFor = async (actor: typeof finance) => (await listMailbox(actor, { limit: 100 })).rows.find((row) => row.id === id)?.text
  expect(await textFor(finance)).toBe('canary link')
  expect(await textFor(await staff('admin'))).toBe('canary link')
  expect(await textFor(await staff('technician'))).toBeNull()
  expect((await findDelivery(await staff('supervisor'), id))?.text).toBeNull()
})

test('a link that lets a customer in is for colleagues who may look into accounts', async () => {
  const made = await account()
  const id = await resetLink(made.userId, made.accountId)
  await setStatus(id, 'sent', 'canary link')
  expect((await findDelivery(await staff('agent'), id))?.text).toBe('canary link')
  expect((await findDelivery(await staff('technician'), id))?.text).toBeNull()
})
