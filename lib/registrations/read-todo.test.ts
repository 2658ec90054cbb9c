import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { listRegistrations } from './list-registrations'
import { readTodo } from './read-todo'
import { registrationsQuery } from './schema'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
  const other = await staff('agent')
  const clocked = async (name: string, assigneeId: string | null, dueAt: Date, status: 'pending_verification' | 'survey_completed' = 'pending_verification') => {
    const id = await registration({ name, status })
    await inStaff(agent, (tx) => tx.registration.update({ where: { id }, data: { assigneeId, dueAt, dueSoonAt: dueAt } }))
  }
  await clocked('Own, later', agent.userId, new Date('2100-01-01'))
  await clocked('Own, late', agent.userId, new Date('2026-01-01'))
  await clocked('Own, for a supervisor', agent.userId, new Date('2026-01-01'), 'survey_completed')
  await clocked('A colleague’s', other.userId, new Date('2026-01-01'))
  await clocked('Nobody’s', null, new Date('2100-01-01'))
}, 60_000)

test('a colleague sees what they may move on: their own, the most urgent first, and what has no owner', async () => {
  const todo = await readTodo(agent)
  expect(todo?.own.rows.map(({ fullName }) => fullName)).toEqual(['Own, late', 'Own, later'])
  expect(todo?.nobodys.rows.map(({ fullName }) => fullName)).toEqual(['Nobody’s'])
  expect([todo?.counts.pending_verification, todo?.late]).toEqual([4, 2])
})

test('T1-21: the list behind each part has as many rows as it says', async () => {
  const todo = await readTodo(await staff('supervisor'))
  for (const part of [todo?.own, todo?.nobodys]) {
    const list = await listRegistrations(agent, registrationsQuery.parse(part?.query))
    expect([list.total, list.rows.length]).toEqual([part?.total, part?.total])
  }
  expect(todo?.nobodys.total).toBe(1)
})

test('who moves nothing on at a desk has no such list', async () => {
  expect(await readTodo(await staff('technician'))).toBeNull()
})
