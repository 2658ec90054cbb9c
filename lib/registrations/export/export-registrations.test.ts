import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { GET } from '@/app/api/admin/registrations/export/route'
import { pool } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { application } from '@/lib/testing/registrations'
import { call, staffKey } from '@/lib/testing/requests'
import { EXPORT_COLUMNS } from '../csv-columns'
import { exportRegistrations } from './export-registrations'
import { exportQuery } from './schema'

const agent = await staff('agent')
const exported = (query: Record<string, string>) => exportRegistrations(agent, exportQuery.parse(query))
const textOf = async (stream: ReadableStream<Uint8Array>) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await new Response(stream).arrayBuffer())
const rowsOf = (text: string) => parse<Record<string, string>>(text, { bom: true, columns: true })
const taken = () => pool.totalCount - pool.idleCount

test('PIPE-15: the file holds what the list shows under the same filter, with a byte order mark unless it is left out', async () => {
  const city = `City ${newId()}`
  const made = [await application(), await application({ status: 'verified' }), await application()]
  await sql('owner', 'UPDATE registrations SET city = $1 WHERE id = ANY($2)', [city, made.map(({ id }) => id)])
  const text = await textOf(await exported({ city }))
  expect(text.startsWith(`\uFEFF${EXPORT_COLUMNS.join(',')}\r\n`)).toBe(true)
  expect(rowsOf(text).map((row) => row.registration_number)).toEqual(made.map(({ number }) => number).toReversed())
  expect(rowsOf(await textOf(await exported({ city, status: 'approved' }))).map((row) => row.status)).toEqual(['approved', 'approved'])
  expect((await textOf(await exported({ city: 'nowhere', bom: '0' }))).trim()).toBe(EXPORT_COLUMNS.join(','))
})

test('PIPE-15: no cell is carried out as a formula, a phone number neither; an identity card’s number is not in the file', async () => {
  const city = `=HYPERLINK("${newId()}")`
  const { id } = await application({ name: '@SUM(1+1)*cmd|calc' })
  await sql('owner', `UPDATE registrations SET city = $1, notes = E'+first, "quoted"\nsecond; line', latitude = -6.2, longitude = 106.8, id_number = '3273010101010001', tags = '{"a; b",vip}' WHERE id = $2`, [city, id])
  const text = await textOf(await exported({ city }))
  const [row] = rowsOf(text)
  expect(row).toMatchObject({ full_name: `'@SUM(1+1)*cmd|calc`, city: `'${city}`, notes: `'+first, "quoted"\nsecond; line`, latitude: `'-6.2`, longitude: '106.8', tags: String.raw`a\; b; vip` })
  expect(row?.phone).toMatch(/^'\+62/)
  expect(text).not.toContain('3273010101010001')
})

test('a long file comes through a cursor: read as fast as it is taken, and closed when the reader goes away', async () => {
  const city = `Long ${newId()}`
  const { id } = await application({ status: 'pending_verification' })
  await sql('owner', `WITH many AS (INSERT INTO registrations (id, door, status, plan_id, full_name, phone, city)
      SELECT new_id(), 'staff', 'pending_verification', plan_id, 'Reader ' || n, phone, $1 FROM registrations, generate_series(1, 2500) AS n WHERE id = $2 RETURNING id)
    INSERT INTO registration_events (registration_id, position, to_status, actor_type) SELECT id, 1, 'pending_verification', 'system' FROM many`, [city, id])
  expect(rowsOf(await textOf(await exported({ city })))).toHaveLength(2500)
  expect(taken()).toBe(0)

  const reader = (await exported({ city })).getReader()
  await reader.read()
  expect(taken(), 'its connection, while it is read').toBe(1)
  await reader.cancel()
  expect(taken()).toBe(0)
})

test('who exported what is in the audit; roles that may not export get nothing', async () => {
  const key = await staffKey(agent, ['registrations:export'])
  const answer = await call(GET, '/api/admin/registrations/export?status=rejected&bom=0', { bearer: key })
  expect([answer.status, answer.headers.get('content-type'), (await answer.text()).split('\r\n')[0]]).toEqual([200, 'text/csv; charset=utf-8', EXPORT_COLUMNS.join(',')])
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE action = 'registrations.exported' AND actor_id IS NOT NULL ORDER BY created_at DESC LIMIT 1`)).toEqual([{ data: { filter: { status: ['rejected'] } } }])
  for (const role of ['technician', 'finance'] as const) {
    expect((await call(GET, '/api/admin/registrations/export', { bearer: await staffKey(await staff(role), ['registrations:export']) })).status, role).toBe(403)
  }
  expect((await call(GET, '/api/admin/registrations/export?sort=nonsense', { bearer: key })).status).toBe(400)
})
