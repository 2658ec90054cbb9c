import { beforeAll, expect, test } from 'vitest'
import { Prisma } from '@/lib/generated/prisma/client'
import { listQuery } from '@/lib/auth/list-query'
import { addDays } from '@/lib/core/zoned-time'
import { listRegistrations } from '@/lib/registrations/list-registrations'
import { registrationsQuery } from '@/lib/registrations/schema'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { histories, type History, type Stage } from '@/lib/testing/registrations'
import { cohortOf, overCohort, sampleOf, type Cohort } from './cohort'
import { assignedTo, cameTo, customersOf, endedAt, listHref, openAt, partOf, type Figure } from './links'
import { reportFile } from './report-file'
import { GROUPINGS } from './read-breakdown'
import { readHistories } from './read-histories'
import { readReport } from './read-report'

const [supervisor, ada, ben] = [await staff('supervisor'), await staff('agent'), await staff('agent')]
const WAY = ['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created'] as const
const HOUR = 3_600_000

/** A history from a moment on, one stage every two hours. */
const way = (start: string, stages: readonly Stage['to'][], by: NonNullable<Stage['by']> = { type: 'staff', id: ada.userId }): Stage[] =>
  stages.map((to, index) => ({ to, at: new Date(Date.parse(start) + index * 2 * HOUR).toISOString(), ...(index > 0 && { by }) }))

// Two dozen registrations around the ends of November in Jakarta, which begins at 17:00 UTC of the day before.
beforeAll(async () => {
  await sql('owner', 'ALTER TABLE registration_events DISABLE TRIGGER survey')
  const reasons = await sql<{ id: string; kind: string }>('owner', 'SELECT id, kind FROM reasons ORDER BY kind, position')
  const starts = ['2026-10-31T16:59:59Z', '2026-10-31T17:00:00Z', '2026-11-15T03:00:00Z', '2026-11-30T16:59:59Z', '2026-11-30T17:00:00Z']
  const cities = [{ city: 'Bandung' }, { city: 'bandung' }, { city: 'Jakarta' }, {}]
  const ends = [undefined, 'rejected', 'cancelled'] as const
  const wanted = Array.from({ length: 24 }, (_, n): History => {
    const end = ends[n % 3]
    const stages = way(starts[n % 5] ?? '', [...WAY.slice(0, 1 + (n % 5)), ...(end ? [end] : [])])
    const reason = reasons.find(({ kind }) => kind === end)
    return {
      stages,
      plan: n % 4 === 0 ? 'growth' : 'free',
      ...cities[n % 4],
      ...(n % 6 === 0 ? { utm: { source: 'radio', campaign: '=1+1' } } : n % 6 === 1 && { door: 'whatsapp' as const }),
      ...(n % 2 === 0 && { assigneeId: ada.userId }),
      ...(reason && n % 4 !== 1 && { reasonId: reason.id }),
    }
  })
  const again: History = { stages: way('2026-11-10T03:00:00Z', ['pending_verification', 'verified', 'rejected', 'pending_verification']), city: 'Jakarta', assigneeId: ben.userId }
  await histories([...wanted, again])
  // Two that came through the web in one go.
  await Promise.all([account(), account()])
  await sql('owner', `UPDATE registrations SET created_at = '2026-11-12T05:00:00Z' WHERE door = 'web'`)
})

const november: Cohort = { from: '2026-11-01', to: '2026-11-30' }
const cohorts: Cohort[] = [november, {}, { from: '2026-12-01' }, { to: '2026-10-31' }, { ...november, city: 'BANDUNG' }, { ...november, plan: 'growth', source: 'radio' }, { ...november, source: 'web' }]

const funnelOf = async (cohort: Cohort) => (await readReport(supervisor, cohort)).funnel

/** How many rows the list has where a figure leads: its total, and counted over all its pages. */
async function listed(cohort: Cohort, figure: Figure): Promise<number> {
  const address = new URL(listHref(cohort, figure), 'http://house')
  const given = Object.fromEntries(address.searchParams)
  const { input, shown } = listQuery(registrationsQuery, given)
  expect(shown, 'the list knows every word of the link').toEqual({ ...given, view: undefined })
  let [rows, cursor, total] = [0, undefined as string | undefined, 0]
  do {
    const page = await listRegistrations(supervisor, { ...input, limit: 7, cursor })
    rows += page.rows.length
    total = page.total ?? -1
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(total).toBe(rows)
  return rows
}

test.each(cohorts)('T1-29: of %o no step of the funnel is larger than the one before, and nobody is lost between', async (cohort) => {
  const steps = await funnelOf(cohort)
  expect(steps[0]?.count).toBe(await listed(cohort, {}))
  for (const [index, { count, ended, open }] of steps.entries()) expect(count - ended - open).toBe(index < 5 ? steps[index + 1]?.count : count)
})

test('T1-29: who was rejected or began anew is counted where they had come, and instant signups everywhere', async () => {
  const [first, , , , , customers] = await funnelOf(november)
  expect(customers).toMatchObject({ stage: 'customer_created', count: 2, ended: 0, open: 0 })
  const [inNovember] = await sql<{ came: number }>('owner', `SELECT count(*)::int AS came FROM registrations WHERE created_at >= '2026-10-31T17:00Z' AND created_at < '2026-11-30T17:00Z'`)
  expect(first?.count).toBe(inNovember?.came)
  expect((await funnelOf({ from: '2026-11-10', to: '2026-11-10' })).map(({ count, open }) => [count, open])).toEqual([[1, 0], [1, 1], [0, 0], [0, 0], [0, 0], [0, 0]])
})

test.each(cohorts)('T1-21: every figure of %o leads to a list with exactly its rows', async (cohort) => {
  const { funnel, groups, people } = await readReport(supervisor, cohort)
  for (const { stage, count, ended, open } of funnel) {
    expect([await listed(cohort, cameTo(stage)), await listed(cohort, endedAt(stage)), await listed(cohort, openAt(stage))], stage).toEqual([count, ended, open])
  }
  for (const by of GROUPINGS) {
    for (const { key, count, customers } of groups[by].groups) {
      const part = partOf(by, key)
      expect(await listed(cohort, part), `${by} ${key}`).toBe(count)
      if (by !== 'reasons') expect(await listed(cohort, customersOf(part)), `customers of ${by} ${key}`).toBe(customers)
    }
  }
  for (const { userId, assigned, customers } of people) {
    expect([await listed(cohort, assignedTo(userId)), await listed(cohort, customersOf(assignedTo(userId)))]).toEqual([assigned, customers])
  }
})

test('the parts of a cohort are the whole of it, cities as one however they are written', async () => {
  const { funnel, groups } = await readReport(supervisor, november)
  const total = funnel[0]?.count
  for (const by of ['sources', 'campaigns', 'cities', 'plans'] as const) expect(groups[by].groups.reduce((sum, { count }) => sum + count, 0), by).toBe(total)
  expect(new Set(groups.cities.groups.map(({ key }) => key))).toEqual(new Set(['bandung', 'jakarta', null]))
})

test('median and 90th percentile of the stays that have ended; what passes in one go is none', async () => {
  const at = (minutes: number) => new Date(Date.parse('2025-05-01T00:00:00Z') + minutes * 60_000).toISOString()
  await histories(Array.from({ length: 11 }, (_, n) => ({ stages: [{ to: 'pending_verification', at: at(n) }, { to: 'verified', at: at(n + n * 60) }] })))
  const cohort = cohortOf({ from: '2025-05-01', to: '2025-05-02' }, '2026-11-21')
  expect(await readReport(supervisor, cohort)).toMatchObject({ share: 1, times: [
    { stage: 'pending_verification', stays: 10, median: 5.5 * 3600, p90: expect.closeTo(9.1 * 3600, 3) },
    ...WAY.slice(1, 5).map((stage) => ({ stage, stays: 0, median: null, p90: null })),
  ] })
  expect((await readReport(supervisor, { ...november, source: 'web' })).times.map(({ stays }) => stays)).toEqual([0, 0, 0, 0, 0])
})

test('per person: moves that they made, and how long what they took up first had waited', async () => {
  const day = '2025-07-01'
  await histories([
    { stages: [{ to: 'pending_verification', at: `${day}T02:00:00Z` }, { to: 'verified', at: `${day}T03:00:00Z`, by: { type: 'staff', id: ben.userId } }, { to: 'cancelled', at: `${day}T04:00:00Z`, by: { type: 'staff', id: ada.userId } }], assigneeId: ada.userId },
    { stages: [{ to: 'pending_verification', at: `${day}T02:00:00Z` }, { to: 'verified', at: `${day}T03:00:00Z` }, { to: 'cancelled', at: `${day}T05:00:00Z`, by: { type: 'staff', id: ben.userId } }] },
  ])
  const { people } = await readReport(supervisor, { from: day, to: addDays(day, 1) })
  expect(people).toEqual([
    expect.objectContaining({ userId: ben.userId, assigned: 0, moves: 2, firstAfter: 2 * 3600 }),
    expect.objectContaining({ userId: ada.userId, assigned: 1, moves: 1, firstAfter: null }),
  ])
})

test('of a large cohort chance chooses a part, and moves are reckoned up from it', async () => {
  const whole = { from: '2025-07-01', to: '2025-07-02' }
  await overCohort(supervisor, whole, async (tx, condition) => {
    expect(sampleOf(condition, 20_000)).toEqual({ part: condition, share: 1 })
    const { share, part } = sampleOf(condition, 1_000_000)
    expect(share).toBe(3 / 256)
    expect(part.values.at(-1)).toBe(3)
    const half = await readHistories(tx, { part: condition, share: 0.5 }, [])
    expect(half.people.map(({ userId, moves }) => [userId, moves])).toEqual([[ben.userId, 4], [ada.userId, 2]])
    // One of the 256 parts, and all of them.
    const parts = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int FROM staff_registrations r WHERE ${Prisma.sql`${condition} AND get_byte(uuid_send(r.id), 15) < ${256}::int`}`
    expect(parts).toEqual([{ count: 2 }])
  })
})

test('a report is a file too: its days in its name, hours as numbers, and no cell that a spreadsheet would carry out', async () => {
  const file = await reportFile(supervisor, { report: 'campaigns', from: '2026-11-01', to: '2026-11-30' })
  expect(file.name).toBe('campaigns_2026-11-01_2026-11-30.csv')
  expect(file.text.startsWith('\ufeffCampaign,Registrations,Customers\r\n')).toBe(true)
  expect(file.text).toContain("\r\n'=1+1,")
  expect((await reportFile(supervisor, { report: 'times', from: '2025-05-01', to: '2025-05-02' })).text).toContain('Pending verification,10,5.5,9.1\r\n')
  expect((await reportFile(supervisor, { report: 'people', period: 'all' })).text).toContain('Staff agent')
})

test('T1-21: a city and a campaign that are called none are others than those without any', async () => {
  const stages = way('2024-03-01T03:00:00Z', ['pending_verification'])
  await histories([{ stages, city: 'None', utm: { source: 'radio', campaign: 'none' } }, { stages }, { stages }])
  const day = { from: '2024-03-01', to: '2024-03-01' }
  const { groups } = await readReport(supervisor, day)
  for (const [by, name] of [['cities', 'none'], ['campaigns', 'none']] as const) {
    expect(new Map(groups[by].groups.map(({ key, count }) => [key, count])), by).toEqual(new Map([[name, 1], [null, 2]]))
    expect([await listed(day, partOf(by, name)), await listed(day, partOf(by, null))], by).toEqual([1, 2])
  }
})
