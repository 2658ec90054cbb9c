import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { writeTogether } from '@/lib/core/write-together'
import { Prisma } from '@/lib/generated/prisma/client'
import { connected, everything, sql } from '@/lib/testing/database'
import { deliveryRows, queueDelivery, type NewDelivery } from './queue-delivery'

const welcome = (more: Partial<NewDelivery> = {}): NewDelivery =>
  ({ channel: 'email', to: 'a@b.example', template: 'join-approved', payload: { name: 'Ada', accountName: 'Acme', accountSlug: 'acme' }, ...more }) as NewDelivery
const jobKeys = async (): Promise<string[]> => (await sql<{ key: string }>('worker', 'SELECT key FROM graphile_worker.jobs ORDER BY id')).map(({ key }) => key)

test('T1-09: a message and its job are there after commit', async () => {
  const id = await inSystem((tx) => queueDelivery(tx, welcome()))
  const [row] = await sql('owner', 'SELECT status, attempts, locale, payload FROM deliveries WHERE id = $1', [id])
  expect(row).toEqual({ status: 'queued', attempts: 0, locale: 'en', payload: { name: 'Ada', accountName: 'Acme', accountSlug: 'acme' } })
  expect(await jobKeys()).toContain(`delivery:${id}`)
})

test('PROV-2: a rollback leaves neither message nor job', async () => {
  const before = { rows: await everything(), jobs: await jobKeys() }
  const work = inSystem(async (tx) => {
    await queueDelivery(tx, welcome())
    throw new Error('after queueing')
  })
  await expect(work).rejects.toThrow('after queueing')
  expect({ rows: await everything(), jobs: await jobKeys() }).toEqual(before)
})

test('several messages are part of one larger statement, each with its job, though nobody reads what it returns', async () => {
  const ids: [string, string] = [newId(), newId()]
  await inSystem((tx) =>
    writeTogether(tx, {
      key: Prisma.sql`INSERT INTO command_keys (scope, key, request_hash) VALUES ('test', ${newId()}, 'x')`,
      message: deliveryRows([welcome({ id: ids[0] }), welcome({ id: ids[1] })]),
    }),
  )
  expect(await jobKeys()).toEqual(expect.arrayContaining(ids.map((id) => `delivery:${id}`)))
})

test('a second message with the same dedupe key is the first one, with one job', async () => {
  const dedupeKey = newId()
  const ids = await Promise.all(Array.from({ length: 10 }, () => inSystem((tx) => queueDelivery(tx, welcome({ dedupeKey })))))
  expect(new Set(ids).size).toBe(1)
  expect((await jobKeys()).filter((key) => key === `delivery:${ids[0]}`)).toHaveLength(1)
})

test('a payload takes no field that its template does not list', async () => {
  const smuggled = welcome({ payload: { name: 'Ada', accountName: 'Acme', accountSlug: 'acme', password: 'canary' } as never })
  await expect(inSystem((tx) => queueDelivery(tx, smuggled))).rejects.toThrow('password')
  expect(await sql('owner', `SELECT id FROM deliveries WHERE payload::text LIKE '%canary%'`)).toEqual([])
})

test('WA-10: the database moves a status forward only, and failed is final', async () => {
  const ALLOWED = new Set(['queued>sent', 'queued>delivered', 'queued>read', 'queued>failed', 'sent>delivered', 'sent>read', 'sent>failed', 'delivered>read'])
  const states = ['queued', 'sent', 'delivered', 'read', 'failed']
  const id = await inSystem((tx) => queueDelivery(tx, welcome()))
  await connected('owner', async (client) => {
    for (const from of states) {
      for (const to of states.filter((state) => state !== from)) {
        await client.query('BEGIN; ALTER TABLE deliveries DISABLE TRIGGER status_move')
        await client.query(`UPDATE deliveries SET status = '${from}' WHERE id = '${id}'`)
        await client.query('ALTER TABLE deliveries ENABLE TRIGGER status_move')
        const move = client.query(`UPDATE deliveries SET status = '${to}' WHERE id = '${id}'`)
        if (ALLOWED.has(`${from}>${to}`)) await move
        else await expect(move, `${from}>${to}`).rejects.toMatchObject({ constraint: 'deliveries_move_check' })
        await client.query('ROLLBACK')
      }
    }
  })
})
