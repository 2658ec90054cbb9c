import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { readBoard } from './board-queries'
import { listRegistrations } from './list-registrations'
import { MOST_COUNTED } from './most-counted'
import { registrationsQuery } from './schema'

// More than are counted row by row.
const MANY = MOST_COUNTED + 5

let actor: StaffActor
beforeAll(async () => {
  actor = await staff('supervisor')
  await sql(
    'owner',
    `WITH came AS (
       INSERT INTO registrations (door, status, plan_id, full_name, phone, city, tags)
       SELECT 'staff', 'pending_verification', (SELECT id FROM plans WHERE slug = 'home-gold'), 'Many ' || n, '+62812' || n, 'Manytown', CASE WHEN n <= $2 THEN ARRAY['most', 'all'] ELSE ARRAY['all'] END
       FROM generate_series(1, $1::int) n RETURNING id)
     INSERT INTO registration_events (registration_id, position, to_status, actor_type) SELECT id, 1, 'pending_verification', 'system' FROM came`,
    [MANY, MOST_COUNTED],
  )
}, 60_000)

async function walked(words: string) {
  const query = registrationsQuery.parse({ ...Object.fromEntries(new URLSearchParams(words)), limit: '100' })
  const [ids, totals] = [new Set<string>(), new Set<number | null>()]
  let cursor: string | undefined
  do {
    const page = await listRegistrations(actor, { ...query, cursor })
    for (const { id } of page.rows) ids.add(id)
    totals.add(page.total)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return { rows: ids.size, totals: [...totals] }
}

test.each([
  ['tag=most', MOST_COUNTED, MOST_COUNTED],
  ['tag=all', MANY, null],
  ['tag=all&sort=name', MANY, null],
  ['tag=all&city=manytown', MANY, null],
  ['q=many', MANY, null],
  // One index answers these by itself, and the tallies that.
  ['city=manytown', MANY, MANY],
  ['status=pending_verification', MANY, MANY],
])('T1-21: %s has %i rows over all pages, and a total of %s on each', async (words, rows, total) => {
  expect(await walked(words)).toEqual({ rows, totals: [total] })
})

test('a column that holds more than are counted says one more than that, and has its cards', async () => {
  const column = async (filter: object) => (await readBoard(actor, filter)).pages.find(({ status }) => status === 'pending_verification')
  expect(await column({ tag: 'all' })).toMatchObject({ count: MOST_COUNTED + 1, cursor: expect.any(String) })
  const most = await column({ tag: 'most' })
  expect(most).toMatchObject({ count: MOST_COUNTED, cursor: expect.any(String) })
  expect(most?.rows).toHaveLength(50)
  expect(await column({})).toMatchObject({ count: MANY })
})
