import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { assignInstallation, unassignInstallation } from './assign-installation'
import { completeInstallation, failInstallation } from './end-installation'
import { listInstallations } from './queries'
import { recommend } from './recommend'
import { begun, crew, historyOf, hoursAfter, job, morning, tickAll } from './testing'

const bookingsOf = (id: string) =>
  sql<{ technician_id: string; released: boolean }>('owner', 'SELECT technician_id, released_at IS NOT NULL AS released FROM bookings WHERE installation_id = $1 ORDER BY created_at, id', [id])

test('PIPE-10: a job gets a technician and a time; the job’s usual length is booked', async () => {
  const { supervisor, technician } = await crew()
  const { id } = await job()
  const { result } = await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning() })
  expect(result).toMatchObject({ status: 'assigned', technician: { id: technician.userId }, starts_at: morning().toISOString(), ends_at: hoursAfter(morning(), 1.5).toISOString() })
  expect(await bookingsOf(id)).toEqual([{ technician_id: technician.userId, released: false }])
})

test('two jobs for one technician at one time: the database keeps one, and the other job stays as it was', async () => {
  const { supervisor, technician } = await crew()
  const jobs = await Promise.all(Array.from({ length: 5 }, () => job()))
  const outcomes = await Promise.allSettled(jobs.map(({ id }, n) => assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: hoursAfter(morning(2), n / 10) })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT', fields: { starts_at: [expect.any(String)] } })
  const states = await sql<{ status: string }>('owner', 'SELECT status FROM installations WHERE id = ANY($1)', [jobs.map(({ id }) => id)])
  expect(states.map(({ status }) => status).toSorted()).toEqual(['assigned', 'open', 'open', 'open', 'open'])
})

test('another technician or time releases the first booking and keeps it; the history says so', async () => {
  const { supervisor, technician } = await crew()
  const other = await staff('technician')
  const { id } = await job()
  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning() })
  const moved = await assignInstallation(supervisor, { id, technician_id: other.userId, starts_at: morning(3), expected_status: 'assigned' })
  expect(moved.result).toMatchObject({ status: 'assigned', technician: { id: other.userId } })
  expect(await bookingsOf(id)).toEqual([{ technician_id: technician.userId, released: true }, { technician_id: other.userId, released: false }])
  expect((await historyOf(id)).map(({ kind }) => kind)).toEqual(['opened', 'assigned', 'rescheduled'])
  await unassignInstallation(supervisor, { id })
  expect((await bookingsOf(id)).every(({ released }) => released)).toBe(true)
})

test('PIPE-10: a failed job is planned again in one go; one that is under way or over is not', async () => {
  const made = await crew()
  const { id } = await begun(made)
  const starts_at = morning(4)
  await expect(assignInstallation(made.supervisor, { id, technician_id: made.technician.userId, starts_at })).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'in_progress' } })
  const reason = await inSystem((tx) => tx.reason.findFirstOrThrow({ where: { kind: 'failed' } }))
  await failInstallation(made.technician, { id, reason_id: reason.id, note: undefined })
  const again = await assignInstallation(made.supervisor, { id, technician_id: made.technician.userId, starts_at })
  expect(again.result.status).toBe('assigned')
  expect((await historyOf(id)).map(({ kind }) => kind)).toEqual(['opened', 'assigned', 'in_progress', 'failed', 'open', 'assigned'])
})

test('somebody who makes no visits gets no job, and a technician plans nobody', async () => {
  const { supervisor, technician } = await crew()
  const { id } = await job()
  await expect(assignInstallation(supervisor, { id, technician_id: supervisor.userId, starts_at: morning() })).rejects.toMatchObject({ fields: { technician_id: [expect.any(String)] } })
  await expect(assignInstallation(technician, { id, technician_id: technician.userId, starts_at: morning() })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  // Nor another time for a job of their own, which moves it to no other state.
  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning(7) })
  await expect(assignInstallation(technician, { id, technician_id: technician.userId, starts_at: morning(8) })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await bookingsOf(id)).toEqual([{ technician_id: technician.userId, released: false }])
})

test('the best technician for a window comes first: free, with room, skilled and near', async () => {
  const supervisor = await staff('supervisor')
  // Those of the tests before are out of the way: only the first few are shown.
  await sql('owner', 'UPDATE technicians SET daily_capacity = 0')
  const [best, busy] = [await staff('technician'), await staff('technician')]
  await sql('owner', `UPDATE technicians SET skills = '{fibre}', latitude = -6.91, longitude = 107.61 WHERE user_id = $1`, [best.userId])
  await sql('owner', `UPDATE technicians SET skills = '{wireless}', latitude = -7.9, longitude = 112.6 WHERE user_id = $1`, [busy.userId])
  const taken = await job()
  await assignInstallation(supervisor, { id: taken.id, technician_id: busy.userId, starts_at: morning(6) })
  const wanted = await job({ jobType: 'fibre-installation', position: { latitude: -6.9, longitude: 107.6 } })

  const found = await recommend(supervisor, { id: wanted.id, startsAt: morning(6) })
  expect(found.find(({ userId }) => userId === best.userId)?.score).toEqual({ free: 40, capacity: 30, skill: 20, distance: 9, total: 99 })
  expect(found.find(({ userId }) => userId === busy.userId)).toMatchObject({ free: false, booked: 1, score: { free: 0, capacity: 25, skill: 0, distance: 0, total: 25 } })
  expect(found[0]?.userId).toBe(best.userId)
  // The job's own booking does not stand in its way.
  expect((await recommend(supervisor, { id: taken.id, startsAt: morning(6) })).find(({ userId }) => userId === busy.userId)).toMatchObject({ free: true, booked: 0 })
})

test('T1-21: each filter lists the rows that fit it, over all its pages', async () => {
  const made = await crew()
  const { accountId } = await account()
  for (let n = 0; n < 3; n++) await job({ accountId, contactName: `Filtered ${n}`, priority: n === 0 ? 'urgent' : 'low' })
  const done = await begun(made, { accountId, contactName: 'Filtered done' })
  await tickAll(made.technician, done.id)
  await completeInstallation(made.technician, { id: done.id })
  await sql('owner', `UPDATE installations SET due_soon_at = '2020-01-01', due_at = '2020-01-02' WHERE account_id = $1 AND priority <> 'low'`, [accountId])

  const names = async (query: object): Promise<string[]> => {
    const found: string[] = []
    for (let cursor: string | undefined; ; ) {
      const { rows, nextCursor } = await listInstallations(made.supervisor, { q: 'filtered', limit: 1, cursor, ...query })
      found.push(...rows.map(({ contactName }) => contactName))
      if (!nextCursor) return found
      cursor = nextCursor
    }
  }
  expect(await names({})).toEqual(['Filtered done', 'Filtered 2', 'Filtered 1', 'Filtered 0'])
  expect(await names({ status: 'completed' })).toEqual(['Filtered done'])
  expect(await names({ technician: made.technician.userId })).toEqual(['Filtered done'])
  expect(await names({ technician: 'none', priority: 'low' })).toEqual(['Filtered 2', 'Filtered 1'])
  // What is completed is not late any more.
  expect(await names({ due: 'late' })).toEqual(['Filtered 0'])
})
