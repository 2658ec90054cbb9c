import { afterEach, expect, test } from 'vitest'
import { HOUR, moveClock, now, resetClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { JobPriority } from '@/lib/generated/prisma/enums'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { assignInstallation, unassignInstallation } from './assign-installation'
import { changePriority } from './change-priority'
import { dueOf } from './due'
import { listInstallations } from './queries'
import { pauseInstallation } from './run-installation'
import { cancelInstallation, failInstallation } from './end-installation'
import { begun, crew, job, morning } from './testing'
import { warnOfDueJobs } from './warn-of-due-jobs'

afterEach(resetClock)

const MONDAY_NINE = new Date('2026-11-23T02:00:00Z') // 09:00 in Jakarta, where work is from 08:00 to 18:00

test('T1-24: one table says how soon a job is due: urgent 2 h, high 4 h, normal 24 h, low 48 h of working time', async () => {
  const due = Object.fromEntries(await Promise.all(Object.values(JobPriority).map(async (priority) => [priority, (await inSystem((tx) => dueOf(tx, priority, MONDAY_NINE)))?.dueAt.toISOString()])))
  expect(due).toEqual({
    urgent: '2026-11-23T04:00:00.000Z',
    high: '2026-11-23T06:00:00.000Z',
    // 24 hours of work are 9 on Monday, 10 on Tuesday, 5 on Wednesday.
    normal: '2026-11-25T06:00:00.000Z',
    low: '2026-11-27T10:00:00.000Z',
  })
  const soon = await inSystem((tx) => dueOf(tx, 'urgent', MONDAY_NINE))
  expect(soon?.dueSoonAt.toISOString()).toBe('2026-11-23T03:00:00.000Z')
})

test('T1-24: a target that is changed counts for jobs from then on, also for the watch', async () => {
  await sql('owner', `UPDATE job_targets SET target_minutes = 60, warning_minutes = 30 WHERE priority = 'urgent'`)
  const due = await inSystem((tx) => dueOf(tx, 'urgent', MONDAY_NINE))
  expect(due).toEqual({ dueSoonAt: new Date('2026-11-23T02:30:00Z'), dueAt: new Date('2026-11-23T03:00:00Z') })
  await sql('owner', `UPDATE job_targets SET target_minutes = 120, warning_minutes = 60 WHERE priority = 'urgent'`)
})

const inMinutes = (n: number) => new Date(now().getTime() + n * 60_000)
const warned = async (id: string) => (await sql<{ warned: boolean }>('owner', 'SELECT warned_at IS NOT NULL AS warned FROM installations WHERE id = $1', [id]))[0]?.warned

test('T1-24: jobs of every priority are warned of, urgent ones too, each once; a paused one is neither late nor warned of', async () => {
  const made = await crew()
  const jobs = await Promise.all(Object.values(JobPriority).map((priority) => job({ priority, due: { dueSoonAt: inMinutes(30), dueAt: inMinutes(90) } })))
  const paused = await begun(made, { due: { dueSoonAt: inMinutes(30), dueAt: inMinutes(90) } })
  await pauseInstallation(made.technician, { id: paused.id })

  expect(await warnOfDueJobs()).toBe(0)
  moveClock(HOUR)
  expect(await warnOfDueJobs()).toBe(jobs.length)
  expect(await warnOfDueJobs()).toBe(0)
  expect(await Promise.all(jobs.map(({ id }) => warned(id)))).toEqual(jobs.map(() => true))
  expect(await warned(paused.id)).toBe(false)

  moveClock(HOUR)
  const late = await listInstallations(await staff('agent'), { due: 'late', limit: 100 })
  expect(late.rows.map(({ id }) => id).toSorted()).toEqual(jobs.map(({ id }) => id).toSorted())
})

test('T1-24: another priority moves the due time from when the clock began, and who was warned is warned anew', async () => {
  const agent = await staff('agent')
  const { id } = await job({ priority: 'low' })
  await sql('owner', 'UPDATE installations SET warned_at = now() WHERE id = $1', [id])
  const { result } = await changePriority(agent, { id, priority: 'urgent' })
  const [event] = await sql<{ created_at: Date }>('owner', `SELECT created_at FROM installation_events WHERE installation_id = $1 AND kind = 'opened'`, [id])
  const due = await inSystem((tx) => dueOf(tx, 'urgent', event?.created_at ?? now()))
  expect(result).toMatchObject({ priority: 'urgent', due_at: due?.dueAt.toISOString() })
  expect(await warned(id)).toBe(false)
  await expect(changePriority(await staff('technician'), { id, priority: 'low' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('a job that has ended has no clock to set: its priority stays', async () => {
  const supervisor = await staff('supervisor')
  const { id } = await job({ priority: 'low' })
  await cancelInstallation(supervisor, { id, reason: 'Not wanted any more' })
  await expect(changePriority(supervisor, { id, priority: 'urgent' })).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'cancelled' } })
  expect(await sql('owner', 'SELECT priority FROM installations WHERE id = $1', [id])).toEqual([{ priority: 'low' }])
})

const dueAt = async (id: string) => (await sql<{ due_at: Date }>('owner', 'SELECT due_at FROM installations WHERE id = $1', [id]))[0]?.due_at
/** When a job of this priority is due whose clock began with the newest event of a kind. */
async function dueSince(id: string, kind: string, priority: JobPriority) {
  const [event] = await sql<{ at: Date }>('owner', 'SELECT max(created_at) AS at FROM installation_events WHERE installation_id = $1 AND kind = $2', [id, kind])
  return (await inSystem((tx) => dueOf(tx, priority, event?.at ?? now())))?.dueAt
}

test('T1-24: a time that is taken off starts no new clock; a job that is put back after a failure has one', async () => {
  const { supervisor, technician } = await crew()
  const { id } = await job({ priority: 'low' })
  moveClock(HOUR)
  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning(3) })
  await unassignInstallation(supervisor, { id })
  await changePriority(supervisor, { id, priority: 'urgent' })
  expect(await dueAt(id)).toEqual(await dueSince(id, 'opened', 'urgent'))

  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning(4) })
  const { id: reason_id } = await inSystem((tx) => tx.reason.findFirstOrThrow({ where: { kind: 'failed' } }))
  await failInstallation(technician, { id, reason_id, note: undefined })
  moveClock(HOUR)
  await unassignInstallation(supervisor, { id })
  await changePriority(supervisor, { id, priority: 'high' })
  expect(await dueAt(id)).toEqual(await dueSince(id, 'open', 'high'))
})

test('T1-24: supervisors are told of a job whose time runs out, as long as nobody says otherwise', async () => {
  const supervisor = await staff('supervisor')
  const registrationId = await registration()
  await job({ registrationId, due: { dueSoonAt: inMinutes(-1), dueAt: inMinutes(60) } })
  await warnOfDueJobs()
  const told = await sql<{ user_id: string; payload: { event: string } }>('owner', `SELECT user_id, payload FROM deliveries WHERE registration_id = $1 AND template = 'staff-notice'`, [registrationId])
  expect(told.find(({ user_id }) => user_id === supervisor.userId)?.payload.event).toBe('installation_due')
})
