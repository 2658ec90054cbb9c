import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { registrationImport as importWords } from '@/lib/messages/en/registration-import'
import { registrations as words } from '@/lib/messages/en/registrations'
import { runs } from '@/lib/messages/en/runs'
import { status } from '@/lib/messages/en/status'
import { sql } from '../fixtures/database'
import { demoLogin, expect, test } from '../fixtures/house'
import { signIn } from '../fixtures/people'

// Long work from the screen: it goes on in the background, and whoever asked for it sees how far it is.

/** Many registrations of a city, at the first stage. */
async function manyIn(city: string, count: number): Promise<void> {
  await sql(
    `WITH made AS (INSERT INTO registrations (door, status, plan_id, full_name, email, city, country)
        SELECT 'staff', 'pending_verification', (SELECT id FROM plans WHERE slug = 'home-gold'), 'Many ' || n, new_id() || '@applicant.example', $1, 'ID' FROM generate_series(1, $2::int) n RETURNING id)
     INSERT INTO registration_events (registration_id, position, to_status, actor_type) SELECT id, 1, 'pending_verification', 'system' FROM made`,
    [city, count],
  )
}

test('PIPE-13: all that fit are moved in the background; one leaves, comes back, and takes the refused along as a file', async ({ page, context }) => {
  test.slow()
  const city = `City ${randomUUID().slice(0, 8)}`
  await manyIn(city, 60)
  await sql(`WITH gone AS (UPDATE registrations SET status = 'cancelled' WHERE id = (SELECT id FROM registrations WHERE city = $1 LIMIT 1) RETURNING id)
    INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type, reason) SELECT id, 2, 'pending_verification', 'cancelled', 'system', 'moved away' FROM gone`, [city])
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/registrations?city=${encodeURIComponent(city)}`)
  await page.getByRole('row').nth(1).getByRole('checkbox').check()
  const bar = page.getByRole('group', { name: words.bulk.label })
  await bar.getByLabel(words.bulk.all(60)).check()
  await bar.getByLabel(words.bulk.choose).selectOption('move')
  await bar.getByLabel(words.bulk.moveTo).selectOption(status.registration.verified)
  await bar.getByRole('button', { name: words.bulk.run }).click()
  await expect(page.getByRole('alert').getByText(words.bulk.unsure)).toBeVisible()
  await bar.getByLabel(words.bulk.sure(60)).check()
  await bar.getByRole('button', { name: words.bulk.run }).click()
  await expect(page).toHaveURL(/\/admin\/registrations\/bulk\/[\da-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1, name: runs.actions.move(status.registration.verified) })).toBeVisible()

  await page.getByRole('link', { name: runs.title }).click()
  await expect(page.getByRole('row', { name: runs.actions.move(status.registration.verified) }).first()).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('status').filter({ hasText: runs.result(59, 1) })).toBeVisible({ timeout: 60_000 })
  await page.goto(`${page.url()}?outcome=refused`)
  const refused = page.getByRole('table', { name: runs.linesCaption }).getByRole('row').nth(1)
  await expect(refused).toContainText(runs.outcomes.refused)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: runs.download }).click()])
  expect((await readFile(await download.path(), 'utf8')).trim().split('\r\n')).toHaveLength(2)
  expect(await sql(`SELECT status, count(*)::int AS n FROM registrations WHERE city = $1 GROUP BY 1 ORDER BY 1`, [city])).toEqual([{ status: 'verified', n: 59 }, { status: 'cancelled', n: 1 }])
})

test('PIPE-13: what was stopped is gone on with from its page', async ({ page, context }) => {
  const city = `City ${randomUUID().slice(0, 8)}`
  await manyIn(city, 3)
  const [run] = await sql<{ id: string }>(
    `WITH run AS (INSERT INTO bulk_runs (action, state, stopped_by, total, created_by, request_id, ended_at)
        SELECT '{"type":"move","to":"verified"}', 'stopped', 'asked', 3, m.user_id, 'e2e', now() FROM staff_members m WHERE m.role = 'agent' AND m.active LIMIT 1 RETURNING id),
      lines AS (INSERT INTO bulk_run_lines (run_id, position, registration_id, number, expected)
        SELECT run.id, row_number() OVER (), r.id, r.number, r.status FROM run, registrations r WHERE r.city = $1)
     SELECT id FROM run`,
    [city],
  )
  await signIn(context, demoLogin('supervisor'))
  await page.goto(`/admin/registrations/bulk/${run?.id}`)
  await expect(page.getByText(runs.stoppedBy.asked)).toBeVisible()
  await page.getByRole('button', { name: runs.goOn(3) }).click()
  await expect(page.getByRole('status').filter({ hasText: runs.result(3, 0) })).toBeVisible({ timeout: 20_000 })
  expect(await sql(`SELECT status, count(*)::int AS n FROM registrations WHERE city = $1 GROUP BY 1`, [city])).toEqual([{ status: 'verified', n: 3 }])
})

test('PIPE-16: a file is given, its columns are named, what would happen is seen, and it happens; what is wrong comes back as a file', async ({ page, context }) => {
  const tag = randomUUID().slice(0, 8)
  const csv = ['Wer;Wohin;Was', `Putri Ayu;p-${tag}@example.com;home-gold`, `Budi Raharjo;nobody;home-gold`, `Sari Dewi;s-${tag}@example.com;home-gold`].join('\n')
  await signIn(context, demoLogin('supervisor'))
  await page.goto('/admin/registrations')
  await page.getByRole('link', { name: words.import }).click()
  await page.getByRole('button', { name: importWords.preview }).click()
  await expect(page.getByText(importWords.missingFile).first()).toBeVisible()

  await page.getByLabel(importWords.file).setInputFiles({ name: `${tag}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: importWords.preview }).click()
  await expect(page.getByRole('heading', { level: 1, name: importWords.previewTitle })).toBeVisible()
  await expect(page.getByText(importWords.unusable)).toBeVisible()
  for (const [column, place] of [['full_name', 'Wer'], ['email', 'Wohin'], ['plan_slug', 'Was']] as const) await page.getByLabel(importWords.fields[column]).selectOption(place)
  await page.getByRole('button', { name: importWords.mapping.submit }).click()
  await expect(page.getByText(importWords.counts(2, 0, 0, 1))).toBeVisible()

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: importWords.problems }).click()])
  const problems = await readFile(await download.path(), 'utf8')
  expect(problems).toContain('Budi Raharjo')
  expect(problems).not.toContain('Putri Ayu')
  await page.getByRole('button', { name: importWords.apply(2) }).click()
  await expect(page.getByText(importWords.didCreate(2))).toBeVisible()
  await page.getByRole('row', { name: /Putri Ayu/ }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Putri Ayu' })).toBeVisible()
})

test('PIPE-16: a long file is read and applied in the background, stopped and gone on with', async ({ page, context }) => {
  test.slow()
  const tag = randomUUID().slice(0, 8)
  const csv = ['external_id,full_name,email,plan_slug', ...Array.from({ length: 2000 }, (_, n) => `${tag}-${n},Putri Ayu,p${n}-${tag}@example.com,home-gold`)].join('\n')
  await signIn(context, demoLogin('supervisor'))
  await page.goto('/admin/registrations/import')
  await page.getByLabel(importWords.file).setInputFiles({ name: `${tag}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: importWords.preview }).click()
  await page.getByRole('button', { name: importWords.apply(2000) }).click({ timeout: 60_000 })
  await expect(page.getByRole('progressbar', { name: importWords.done })).toBeVisible()
  await page.getByRole('button', { name: importWords.stop }).click()
  await page.getByRole('button', { name: importWords.goOn(0).replace(/0.*/u, '') }).click()
  await expect(page.getByText(importWords.didCreate(2000))).toBeVisible({ timeout: 60_000 })
  expect(await sql(`SELECT count(*)::int AS rows, count(DISTINCT external_id)::int AS ids FROM registrations WHERE external_id LIKE $1 || '-%'`, [tag])).toEqual([{ rows: 2000, ids: 2000 }])
})
