import { afterEach, expect, test } from 'vitest'
import { DAY, moveClock, resetClock } from '@/lib/core/clock'
import { asApp } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { assignInstallation } from './assign-installation'
import { completeInstallation } from './end-installation'
import { readOwnInstallation } from './own-installation'
import { startInstallation } from './run-installation'
import { crew, job, morning, tickAll } from './testing'

afterEach(resetClock)

test('a customer sees how the own installation stands and when somebody comes, and no other account’s', async () => {
  const { supervisor, technician } = await crew()
  const [ours, others] = [await account(), await account()]
  const { id } = await job({ accountId: ours.accountId, preferredDate: '2026-12-01', preferredSlot: 'morning' })
  expect(await readOwnInstallation(others.owner)).toBeNull()
  expect(await readOwnInstallation(ours.owner)).toMatchObject({ status: 'open', visit: null, preferredDate: '2026-12-01', preferredSlot: 'morning', zone: 'Asia/Jakarta' })

  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning() })
  expect(await readOwnInstallation(ours.owner)).toMatchObject({ status: 'assigned', visit: { startsAt: morning() } })

  await startInstallation(technician, { id })
  await tickAll(technician, id)
  await completeInstallation(technician, { id })
  expect(await readOwnInstallation(ours.owner)).toMatchObject({ status: 'completed' })
  moveClock(15 * DAY)
  expect(await readOwnInstallation(ours.owner)).toBeNull()
})

test('the view that staff look through is empty for an account, in plain SQL too', async () => {
  const { accountId } = await job()
  for (const [as, seen] of [['account', 0], ['staff', 1]] as const)
    await asApp({ as, accountId }, async (db) => {
      const { rows } = await db.query('SELECT id FROM staff_installations WHERE account_id = $1', [accountId])
      expect(rows, as).toHaveLength(seen)
    })
})
