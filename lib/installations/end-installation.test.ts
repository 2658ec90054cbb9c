import { afterEach, expect, test } from 'vitest'
import { HOUR, moveClock, now, resetClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { zonedParts } from '@/lib/core/zoned-time'
import { fromRegistration } from '@/lib/onboarding/from-registration'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { application } from '@/lib/testing/registrations'
import { assignInstallation, unassignInstallation } from './assign-installation'
import { readDay } from './day-queries'
import { dueOf } from './due'
import { cancelInstallation, completeInstallation, failInstallation, reopenInstallation } from './end-installation'
import { getInstallation } from './queries'
import { startInstallation } from './run-installation'
import { begun, crew, historyOf, hoursAfter, job, morning, tickAll } from './testing'

afterEach(resetClock)

const statusOfAccount = async (id: string) => (await sql<{ status: string }>('owner', 'SELECT status FROM accounts WHERE id = $1', [id]))[0]?.status
const standing = (id: string) => sql('owner', 'SELECT 1 FROM bookings WHERE installation_id = $1 AND released_at IS NULL', [id])

test('PIPE-10: a cancelled installation is opened again with a reason and a new clock, and its account still gets what it waits for', async () => {
  const { supervisor, technician } = await crew()
  const { account_id: accountId } = (await fromRegistration(await staff('agent'), await application({ plan: 'home-bronze' }))).result
  const { id } = await inSystem((tx) => tx.installation.findFirstOrThrow({ where: { accountId }, select: { id: true } }))
  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning(7) })
  await cancelInstallation(supervisor, { id, reason: 'Nobody answers' })
  expect([await standing(id), await statusOfAccount(accountId)]).toEqual([[], 'pending_installation'])
  await sql('owner', `UPDATE installations SET due_soon_at = '2020-01-01', due_at = '2020-01-02', warned_at = now() WHERE id = $1`, [id])

  // Planning alone does not bring it back: somebody says why.
  await expect(assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning(7) })).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'cancelled' } })
  await expect(unassignInstallation(supervisor, { id })).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'cancelled' } })
  await expect(reopenInstallation(supervisor, { id, reason: '' })).rejects.toMatchObject({ code: 'VALIDATION', fields: { reason: [expect.any(String)] } })
  await expect(reopenInstallation(supervisor, { id, expected_status: 'completed', reason: 'Called back' })).rejects.toMatchObject({ code: 'STATUS_CHANGED' })

  const before = await inSystem((tx) => dueOf(tx, 'normal', now()))
  const { result } = await reopenInstallation(supervisor, { id, expected_status: 'cancelled', reason: 'Called back' })
  expect(result).toMatchObject({ status: 'open', technician: null, starts_at: null, due_state: 'ok' })
  expect(new Date(result.due_at ?? 0).getTime()).toBeGreaterThanOrEqual(before?.dueAt.getTime() ?? Infinity)
  expect(await sql('owner', 'SELECT warned_at FROM installations WHERE id = $1', [id])).toEqual([{ warned_at: null }])
  expect((await historyOf(id)).at(-1)).toMatchObject({ kind: 'open', from_status: 'cancelled', to_status: 'open', reason: 'Called back', actor_id: supervisor.actorId })

  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning(7) })
  await startInstallation(technician, { id })
  await tickAll(technician, id)
  await completeInstallation(technician, { id })
  expect(await statusOfAccount(accountId)).toBe('active')
})

test('T1-25: a job that was reopened and is completed again is no second beginning: one message, and the period as it was', async () => {
  const { supervisor, technician } = await crew()
  const { account_id: accountId } = (await fromRegistration(await staff('agent'), await application({ plan: 'home-bronze' }))).result
  const { id } = await inSystem((tx) => tx.installation.findFirstOrThrow({ where: { accountId }, select: { id: true } }))
  const period = () => sql('owner', `SELECT s.period_start, s.period_end, (SELECT count(*)::int FROM deliveries WHERE account_id = $1 AND template = 'service-active') AS told
    FROM subscriptions s WHERE s.account_id = $1`, [accountId])
  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning(9) })
  await startInstallation(technician, { id })
  await tickAll(technician, id)
  await completeInstallation(technician, { id })
  const first = await period()
  expect(first).toMatchObject([{ told: 2 }])

  await reopenInstallation(supervisor, { id, reason: 'Signal lost' })
  moveClock(HOUR)
  await completeInstallation(technician, { id })
  expect(await period()).toEqual(first)
})

test('PIPE-9: a job that is completed before its time gives the time back, and stays in the technician’s day', async () => {
  const made = await crew()
  const { id } = await begun(made)
  const { day } = zonedParts('Asia/Jakarta', morning())
  const stops = async () => (await readDay(made.technician, { day })).stops.map((stop) => [stop.id, stop.status])
  await tickAll(made.technician, id)
  const { result } = await completeInstallation(made.technician, { id })
  expect(result).toMatchObject({ status: 'completed', starts_at: null, technician: { id: made.technician.userId } })
  expect(await stops()).toEqual([[id, 'completed']])

  const next = await job()
  await assignInstallation(made.supervisor, { id: next.id, technician_id: made.technician.userId, starts_at: hoursAfter(morning(), 0.5) })
  await reopenInstallation(made.supervisor, { id, reason: 'Signal lost' })
  expect(await stops()).toEqual([[id, 'in_progress'], [next.id, 'assigned']])
})

test('PIPE-10: a visit fails for a reason of its own list, also one that was taken off it, and for none of another', async () => {
  const made = await crew()
  const { id } = await begun(made)
  const [dropped] = await sql<{ id: string }>('owner', `INSERT INTO reasons (kind, text, active) VALUES ('failed', 'Dog in the yard', false) RETURNING id`)
  const other = await inSystem((tx) => tx.reason.findFirstOrThrow({ where: { kind: 'cancelled' }, select: { id: true } }))
  await expect(failInstallation(made.technician, { id, reason_id: other.id, note: undefined })).rejects.toMatchObject({ code: 'VALIDATION', fields: { reason_id: [expect.any(String)] } })
  expect((await failInstallation(made.technician, { id, reason_id: dropped?.id ?? '', note: undefined })).result).toMatchObject({ status: 'failed' })
})

test('a job that is completed in its time, or after it, keeps the time as it was', async () => {
  const made = await crew()
  const { id } = await begun(made)
  await tickAll(made.technician, id)
  moveClock(morning().getTime() - now().getTime() + HOUR)
  await completeInstallation(made.technician, { id })
  expect((await getInstallation(made.supervisor, { id })).startsAt).not.toBeNull()
})
