import { expect, test } from 'vitest'
import { asApp, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'

// The one view that looks past row security: to whom it shows what, and what it is there for.

test('the registrations that staff look through are empty without a context, and to every account', async () => {
  await registration()
  const { accountId } = await account()
  const seen = async (context: Parameters<typeof asApp>[0]) => {
    let count = -1
    await asApp(context, async (db) => {
      count = (await db.query<{ n: number }>('SELECT count(*)::int AS n FROM staff_registrations')).rows[0]?.n ?? -1
    })
    return count
  }
  expect(await sql('app', 'SELECT 1 FROM staff_registrations')).toEqual([])
  expect(await seen({ as: 'account', accountId })).toBe(0)
  expect([await seen({ as: 'staff' }), await seen({ as: 'system' })]).toEqual([2, 2])
  await expect(asApp({ as: 'staff' }, async (db) => void (await db.query(`INSERT INTO staff_registrations (door) VALUES ('staff')`)))).rejects.toMatchObject({ code: '42501' })
})

test.each([
  [`r.search LIKE '%grace%'`, 'registrations_search_idx'],
  [`r.status = 'verified' ORDER BY r.created_at DESC, r.id DESC LIMIT 1`, 'registrations_status_created_at_idx'],
  [`lower(r.city) = 'bogor'`, 'registrations_city_created_at_idx'],
  [`r.tags @> ARRAY['vip']`, 'registrations_tags_idx'],
  [`lower(r.full_name) COLLATE "C" LIKE 'ad%'`, 'registrations_name_idx'],
])('%s is looked up in %s', async (condition, index) => {
  await asApp({ as: 'staff' }, async (db) => {
    // So few rows are read at once whatever there is; the question is whether the index may be used at all.
    await db.query('SET LOCAL enable_seqscan = off')
    const { rows } = await db.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT 1 FROM staff_registrations r WHERE ${condition}`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index)
  })
})
