import { expect, test } from 'vitest'
import { asApp, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'

// The views that look past row security: to whom they show what, and what they are there for.

test.each(['registrations', 'registration_events'])('staff_%s, which staff look through, is empty without a context, and to every account', async (table) => {
  const view = `staff_${table}`
  await registration()
  const { accountId } = await account()
  const seen = async (context: Parameters<typeof asApp>[0]) => {
    let count = -1
    await asApp(context, async (db) => {
      count = (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${view}`)).rows[0]?.n ?? -1
    })
    return count
  }
  expect(await sql('app', `SELECT 1 FROM ${view}`)).toEqual([])
  expect(await seen({ as: 'account', accountId })).toBe(0)
  const [whole] = await sql<{ n: number }>('owner', `SELECT count(*)::int AS n FROM ${table}`)
  expect(whole?.n).toBeGreaterThan(1)
  expect([await seen({ as: 'staff' }), await seen({ as: 'system' })]).toEqual([whole?.n, whole?.n])
  await expect(asApp({ as: 'staff' }, async (db) => void (await db.query(`INSERT INTO ${view} (id) VALUES (new_id())`)))).rejects.toMatchObject({ code: '42501' })
})

test.each([
  [`r.search LIKE '%grace%'`, 'registrations_search_idx'],
  [`r.status = 'verified' ORDER BY r.created_at DESC, r.id DESC LIMIT 1`, 'registrations_status_created_at_idx'],
  [`lower(r.city) = 'bogor'`, 'registrations_city_created_at_idx'],
  [`r.tags @> ARRAY['vip']`, 'registrations_tags_idx'],
  [`lower(r.city) IS NULL`, 'registrations_city_created_at_idx'],
  [`get_byte(uuid_send(r.id), 15) < 3`, 'registrations_sample_idx'],
  [`search_parts(r.search) @> search_parts('6281298765432') AND strpos(r.search, '6281298765432') > 0`, 'registrations_search_parts_idx'],
  // All that the board is narrowed by, but words and tags, without a look at the rows.
  [
    `r.status = 'verified' AND concat(r.city, r.door, r.utm_source, r.utm_campaign, r.plan_id, r.assignee_id, r.created_at) <> '' ORDER BY r.entered_at, r.id`,
    'Index Only Scan using registrations_status_entered_at_idx',
  ],
  [`lower(r.full_name) COLLATE "C" LIKE 'ad%'`, 'registrations_name_idx'],
])('%s is looked up in %s', async (condition, index) => {
  await asApp({ as: 'staff' }, async (db) => {
    // So few rows are read at once whatever there is; the question is whether the index may be used at all.
    await db.query('SET LOCAL enable_seqscan = off')
    const { rows } = await db.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT 1 FROM staff_registrations r WHERE ${condition}`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index)
  })
})
