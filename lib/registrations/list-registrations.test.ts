import { beforeAll, expect, test } from 'vitest'
import { GET as listGet } from '@/app/api/admin/registrations/route'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { inStaff } from '@/lib/core/db'
import { toNameCursor } from '@/lib/core/keyset'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { call, signIn } from '@/lib/testing/requests'
import { readFigures } from './figures'
import { listRegistrations } from './list-registrations'
import { readTallies } from './count-registrations'
import { registrationsQuery, SORTS } from './schema'
import { moveRegistration } from './move-registration'

let agent: StaffActor
let grace: string
beforeAll(async () => {
  agent = await staff('agent')
  grace = await registration({ name: 'Grace 100%_Hopper', email: 'grace@fibre.example', phone: '+6281298765432', city: 'Bandung', utmSource: 'google', status: 'verified' })
  await registration({ name: 'Li Ming', status: 'approved', city: 'Bogor', createdAt: new Date('2026-03-01T16:59:59Z') })
  await registration({ name: 'Lina', status: 'rejected', city: 'bogor', createdAt: new Date('2026-03-01T17:00:00Z') })
  for (const name of ['Ada', 'Bob', 'Cem', 'Dee', 'Eve']) await registration({ name, status: name === 'Eve' ? 'survey_completed' : 'pending_verification' })
  await inStaff(agent, (tx) => tx.registration.update({ where: { id: grace }, data: { tags: ['vip'], assigneeId: agent.userId, dueAt: new Date('2026-01-01'), dueSoonAt: new Date('2025-12-31') } }))
  await sql('owner', `UPDATE registrations SET due_soon_at = now() - interval '1 minute', due_at = now() + interval '1 hour' WHERE full_name = 'Bob'`)
}, 60_000)

const query = (words: string) => registrationsQuery.parse(Object.fromEntries(new URLSearchParams(words)))
const names = async (words: string) => (await listRegistrations(agent, query(words))).rows.map(({ fullName }) => fullName)

async function allPages(words: string) {
  const rows = []
  const totals = new Set<number | null>()
  let cursor: string | null = null
  do {
    const page = await listRegistrations(agent, { ...query(words), limit: 3, ...(cursor && { cursor }) })
    rows.push(...page.rows)
    totals.add(page.total)
    cursor = page.nextCursor
  } while (cursor)
  return { rows, totals: [...totals] }
}

test.each([
  ['hopper'], ['100%_H'], ['GRACE@fibre'], ['+62 812-9876-5432'], ['0812 9876 5432'], ['62812 98765'], ['0062 812 9876 5432'], ['9876-54'],
])('a registration is found by %s', async (q) => {
  expect(await names(new URLSearchParams({ q }).toString())).toEqual(['Grace 100%_Hopper'])
})

test('a number finds its registration, two letters the beginnings of names, a wildcard itself', async () => {
  const [row] = await sql<{ number: string }>('owner', 'SELECT number FROM registrations WHERE id = $1', [grace])
  expect(await names(`q=${row?.number.toLowerCase() ?? ''}`)).toEqual(['Grace 100%_Hopper'])
  expect(await names('q=li&sort=name')).toEqual(['Li Ming', 'Lina'])
  expect(await names('q=%25%25%25')).toEqual([])
  expect(registrationsQuery.safeParse({ q: 'x' }).success).toBe(false)
})

test.each([
  ['status=verified', 1], ['status=verified,approved', 2], ['source=google', 1], ['source=staff', 7], ['source=web', 0], ['city=BOGOR', 7], ['plan=home-gold', 8], ['plan=free', 0],
  ['tag=VIP', 1], ['late=1', 1], ['soon=1', 1], ['late=1&soon=1', 0], ['assignee=none', 7], ['furthest=approved', 1], ['furthest=verified', 3], ['q=li', 2], [`reason=${newId()}`, 0], ['campaign=x', 0],
  ['from=2026-03-01&to=2026-03-01', 1], ['from=2026-03-02&to=2026-03-02', 1], ['status=rejected&city=bogor', 1], ['', 8],
])('T1-21: the total of "%s" is the number of rows over all pages', async (words, expected) => {
  const { rows, totals } = await allPages(words)
  expect({ rows: new Set(rows.map(({ id }) => id)).size, totals }).toEqual({ rows: expected, totals: [expected] })
  expect(rows).toHaveLength(expected)
})

test.each(SORTS)('pages in the order "%s" follow each other without a row twice or left out', async (sort) => {
  const { rows } = await allPages(`sort=${sort}`)
  const whole = await listRegistrations(agent, query(`sort=${sort}&limit=100`))
  expect(rows.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id))
  expect(rows).toHaveLength(8)
})

test('PIPE-11, orders: names by letters, what is due first, what waits longest', async () => {
  expect((await names('sort=name')).slice(0, 3)).toEqual(['Ada', 'Bob', 'Cem'])
  // PIPE-11: what is late comes before what is due soon, and what has no clock last.
  expect((await names('sort=due')).slice(0, 2)).toEqual(['Grace 100%_Hopper', 'Bob'])
  expect((await names('sort=oldest')).slice(0, 2)).toEqual(['Li Ming', 'Lina'])
})

test('T1-21: the seven figures are filters, and each is the number of rows of its list', async () => {
  const figures = await readFigures(agent)
  expect(Object.fromEntries(Object.entries(figures).map(([name, { count }]) => [name, count]))).toEqual({ total: 8, review: 4, survey: 1, approved: 1, customer: 0, rejected: 1, today: 6 })
  for (const { count, query: words } of Object.values(figures)) {
    const { rows, totals } = await allPages(words)
    expect([rows.length, totals]).toEqual([count, [count]])
  }
})

test('the tallies follow every move, and a move that fails leaves them as they were', async () => {
  const id = await registration({ name: 'Tally' })
  const before = await inStaff(agent, readTallies)
  await moveRegistration(agent, { id, to: 'verified', expected_status: 'pending_verification', origin: 'api' })
  await expect(moveRegistration(agent, { id, to: 'approved', expected_status: 'verified', origin: 'api' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const after = await inStaff(agent, readTallies)
  expect(after).toEqual({ ...before, pending_verification: before.pending_verification - 1, verified: before.verified + 1 })
})

test('T1-21: a sort, a filter or a page that does not exist is refused by API', async () => {
  const { cookie } = await signIn(agent.userId)
  const place = (nameKey: string) => toNameCursor({ nameKey, id: newId() })
  for (const words of ['sort=created_at;--', 'sort=number', 'limit=0', 'limit=9999', 'cursor=abc', 'nonsense=1', 'status=done', 'from=yesterday', 'from=0000-01-01', 'to=0001-01-01', `cursor=${place('0000-01-01T00:00:00.000Z')}`, `cursor=${place('2026-02-31T00:00:00.000Z')}`]) {
    expect((await call(listGet, `/api/admin/registrations?${words}`, { cookie })).status, words).toBe(400)
  }
  const answer = (await (await call(listGet, '/api/admin/registrations?limit=1', { cookie })).json()) as { next_cursor: string }
  expect((await call(listGet, `/api/admin/registrations?sort=name&cursor=${answer.next_cursor}`, { cookie })).status).toBe(200)
  const byName = (await (await call(listGet, '/api/admin/registrations?limit=1&sort=name', { cookie })).json()) as { next_cursor: string }
  expect((await call(listGet, `/api/admin/registrations?sort=due&cursor=${byName.next_cursor}`, { cookie })).status).toBe(400)
})
