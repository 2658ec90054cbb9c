import { beforeEach, expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { histories } from '@/lib/testing/registrations'
import { addRule, moveRule, previewAssignment, removeRule, setRuleActive } from './assignment-rules'
import { chooseAssignee, chooseAssignees } from './assignment'
import { getAssignment } from './settings-queries'

const [supervisor, ada, ben] = [await staff('supervisor'), await staff('agent'), await staff('agent')]
const goesTo = async (city?: string, plan?: string) => (await previewAssignment(supervisor, { city, plan }))?.assigneeId
const rule = async (index: number) => (await getAssignment(supervisor)).rules[index]?.id ?? ''
/** Gives a colleague registrations in a stage. */
const busy = (assigneeId: string, to: 'verified' | 'cancelled', times = 1) =>
  histories(Array.from({ length: times }, () => ({ assigneeId, stages: [{ to: 'pending_verification', at: '2026-11-20T08:00:00Z' }, { to, at: '2026-11-20T09:00:00Z' }] })))

beforeEach(() => sql('owner', 'DELETE FROM assignment_rules'))

test('the first rule that fits decides; without one nobody gets it', async () => {
  expect(await goesTo('Bandung')).toBeUndefined()
  await addRule(supervisor, { city: 'Bandung', plan: 'free', assignee: ada.userId })
  await addRule(supervisor, { city: 'Bandung', plan: undefined, assignee: ben.userId })
  await addRule(supervisor, { city: undefined, plan: 'free', assignee: supervisor.userId })
  expect(await goesTo('bandung', 'free')).toBe(ada.userId)
  expect(await goesTo('BANDUNG')).toBe(ben.userId)
  expect(await goesTo('Jakarta', 'free')).toBe(supervisor.userId)
  expect(await goesTo('Jakarta')).toBeUndefined()
  await moveRule(supervisor, { id: await rule(2), direction: 'up' })
  await moveRule(supervisor, { id: await rule(1), direction: 'up' })
  expect(await goesTo('Bandung', 'free')).toBe(supervisor.userId)
  await setRuleActive(supervisor, { id: await rule(0), active: false })
  expect(await goesTo('Bandung', 'free')).toBe(ada.userId)
  await removeRule(supervisor, { id: await rule(1) })
  expect(await goesTo('Bandung', 'free')).toBe(ben.userId)
})

test('a rule whose person works at no desk any more is passed over, and none can name one', async () => {
  const moved = await staff('agent')
  await addRule(supervisor, { city: undefined, plan: undefined, assignee: moved.userId })
  await addRule(supervisor, { city: undefined, plan: undefined, assignee: ben.userId })
  for (const role of ['finance', 'technician']) {
    await sql('owner', 'UPDATE staff_members SET role = $2::staff_role WHERE user_id = $1', [moved.userId, role])
    expect(await goesTo('Bandung')).toBe(ben.userId)
    expect((await getAssignment(supervisor)).rules[0]).toMatchObject({ here: false })
    await expect(addRule(supervisor, { city: undefined, plan: undefined, assignee: moved.userId })).rejects.toMatchObject({ code: 'VALIDATION', fields: { assignee: expect.anything() } })
  }
})

test('a rule whose person has left is passed over', async () => {
  const gone = await staff('agent')
  await addRule(supervisor, { city: undefined, plan: undefined, assignee: gone.userId })
  await addRule(supervisor, { city: undefined, plan: undefined, assignee: ben.userId })
  await sql('owner', 'UPDATE staff_members SET active = false WHERE user_id = $1', [gone.userId])
  expect(await goesTo('Bandung')).toBe(ben.userId)
  expect((await getAssignment(supervisor)).rules[0]).toMatchObject({ here: false })
  await expect(addRule(supervisor, { city: undefined, plan: undefined, assignee: gone.userId })).rejects.toMatchObject({ code: 'VALIDATION', fields: { assignee: expect.anything() } })
  await expect(addRule(supervisor, { city: undefined, plan: 'no-such-plan', assignee: undefined })).rejects.toMatchObject({ code: 'VALIDATION', fields: { plan: expect.anything() } })
})

test('a rule without a person gives it to the agent with the fewest open registrations', async () => {
  await addRule(supervisor, { city: undefined, plan: undefined, assignee: undefined })
  await busy(ada.userId, 'verified')
  expect(await goesTo()).toBe(ben.userId)
  // What has come to its end no longer counts.
  await busy(ben.userId, 'cancelled', 2)
  expect(await goesTo()).toBe(ben.userId)
  await busy(ben.userId, 'verified', 2)
  expect(await goesTo()).toBe(ada.userId)
  await sql('owner', `UPDATE staff_members SET active = false WHERE role = 'agent'`)
  expect(await inSystem((tx) => chooseAssignee(tx, { city: null, planId: null }))).toEqual({ ruleId: await rule(0), assigneeId: null })
})

test('many at a time are shared out as one after the other would be', async () => {
  await sql('owner', `UPDATE staff_members SET active = (user_id = ANY($1)) WHERE role = 'agent'`, [[ada.userId, ben.userId]])
  await addRule(supervisor, { city: 'Bandung', plan: undefined, assignee: undefined })
  await addRule(supervisor, { city: 'Bogor', plan: undefined, assignee: ada.userId })
  const openOf = async (id: string) => (await sql<{ n: number }>('owner', `SELECT count(*)::int AS n FROM registrations WHERE assignee_id = $1 AND status = 'verified'`, [id]))[0]?.n ?? 0
  const [a, b] = [await openOf(ada.userId), await openOf(ben.userId)]
  // Made level first, so that the turns begin with who has worked here longest.
  await busy(a < b ? ada.userId : ben.userId, 'verified', Math.abs(a - b))
  const cities = ['Bandung', 'Bogor', 'bandung', 'Elsewhere', 'BANDUNG', 'Bandung']
  const chosen = await inSystem((tx) => chooseAssignees(tx, cities.map((city) => ({ city, planId: null }))))
  expect(chosen.map((one) => one?.assigneeId)).toEqual([ada.userId, ada.userId, ben.userId, undefined, ben.userId, ada.userId])
})
