import { expect, test } from 'vitest'
import { DAY } from '@/lib/core/clock'
import { sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { becomeWorker } from '@/lib/testing/worker-role'
import { saveDraftStep } from '@/lib/sites/draft'
import { findDraftNotice } from '@/lib/sites/draft-state'

test('a draft of a site that nobody comes back to is gone after 30 days', async () => {
  const { owner } = await account({ plan: 'growth' })
  await saveDraftStep(owner, { step: 'name', fields: { name: 'Left', domain: 'left.example' } })
  const draft = await findDraftNotice(owner)
  expect(draft?.name).toBe('Left')
  await becomeWorker()
  const { sweep } = await import('./sweep')
  const clock = await import('@/lib/core/clock')
  const left = async () => Number((await sql<{ count: string }>('owner', 'SELECT count(*) FROM site_drafts'))[0]?.count)
  clock.moveClock(29 * DAY)
  await sweep()
  expect(await left()).toBe(1)
  clock.moveClock(2 * DAY)
  await sweep()
  expect(await left()).toBe(0)
})
