import { expect, test } from 'vitest'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { DAY, moveClock } from '@/lib/core/clock'
import { dueIn } from './testing'
import { listFailures, listRuns } from './queries'
import { requestRun } from './request-run'
import { changeRules, getRules } from './rules'
import { runRenewals } from './run-renewals'
import { renewalRulesBody } from './schema'

const finance = await staff('finance')
const jobs = () => sql<{ payload: { runId: string } }>('worker', `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'renew'`)

test('a run that is asked for twice, or by two at once, is one run with one job; it says who asked and what it did', async () => {
  const asked = await Promise.all([requestRun(finance), requestRun(await staff('admin')), requestRun(finance)])
  const [{ id }] = asked
  expect(asked.map((run) => run.id)).toEqual([id, id, id])
  expect((await jobs()).map(({ payload }) => payload.runId)).toEqual([id])
  expect((await listRuns(finance, { limit: 5 })).rows).toEqual([expect.objectContaining({ id, state: 'waiting', byClock: false })])

  await runRenewals(id)
  moveClock(DAY)
  await runRenewals()
  expect((await listRuns(finance, { limit: 5 })).rows).toEqual([expect.objectContaining({ state: 'ended', byClock: true }), expect.objectContaining({ id, state: 'ended', byClock: false })])
  expect((await requestRun(finance)).id).not.toBe(id)
})

test('runs are paged by time; one that did not end says so; what it could not do is told by name', async () => {
  const { accountId } = await dueIn(3)
  await sql('owner', 'DELETE FROM billing_profiles WHERE account_id = $1', [accountId])
  const run = await runRenewals()
  expect(await listFailures(finance, run?.id ?? '')).toEqual([{ accountId, accountName: expect.stringMatching(/^Company /), reason: 'no_billing' }])
  await sql('owner', `UPDATE renewal_runs SET ended_at = NULL, started_at = now() - interval '3 hours' WHERE id = $1`, [run?.id])

  const first = await listRuns(finance, { limit: 1 })
  expect(first.rows).toEqual([expect.objectContaining({ id: run?.id, state: 'interrupted' })])
  const second = await listRuns(finance, { limit: 1, cursor: first.nextCursor ?? '' })
  expect(second.rows[0]?.createdAt.getTime()).toBeLessThan(first.rows[0]?.createdAt.getTime() ?? 0)
})

const body = (lead_days: string, reminder_days: string, grace_days: string) => renewalRulesBody.safeParse({ lead_days, reminder_days, grace_days })

test('rules are read as people write them, kept with their history, and refused beyond their bounds', async () => {
  expect(body('10', ' 1, 5;3 5', '14').data).toEqual({ lead_days: 10, reminder_days: [5, 3, 1], grace_days: 14 })
  expect(body('10', '', '14').data).toEqual({ lead_days: 10, reminder_days: [], grace_days: 14 })
  for (const wrong of [body('0', '1', '7'), body('28', '1', '7'), body('1.5', '1', '7'), body('', '1', '7'), body('10', '28', '7'), body('10', '0', '7'), body('10', 'x', '7'), body('10', '1,2,3,4,5,6', '7'), body('10', '1', '91')])
    expect(wrong.success).toBe(false)

  await changeRules(finance, { lead_days: 10, reminder_days: [5, 3, 1], grace_days: 14 })
  await changeRules(finance, { lead_days: 10, reminder_days: [5, 3, 1], grace_days: 14 })
  expect(await getRules(finance)).toEqual({ leadDays: 10, reminderDays: [5, 3, 1], graceDays: 14 })
  expect(await sql('owner', `SELECT data -> 'before' ->> 'leadDays' AS before, data -> 'after' ->> 'leadDays' AS after FROM audit_entries WHERE action = 'renewals.rules_changed'`)).toEqual([{ before: '14', after: '10' }])
})
