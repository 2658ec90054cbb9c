import { expect, test } from 'vitest'
import { assignInstallation } from '@/lib/installations/assign-installation'
import { begun, crew, job, morning } from '@/lib/installations/testing'
import { dayAnswer } from '@/lib/installations/day-schema'
import { zonedParts } from '@/lib/core/zoned-time'
import { staff } from '@/lib/testing/factories'
import { call, staffKey } from '@/lib/testing/requests'
import { GET } from './route'

const { day } = zonedParts('Asia/Jakarta', morning())
const read = async (bearer: string, query: Record<string, string>) => {
  const response = await call(GET, `/api/admin/day?${new URLSearchParams(query)}`, { bearer })
  return { status: response.status, answer: response.ok ? dayAnswer.parse(await response.json()) : null }
}

test('PIPE-10: a technician’s day tells the visits in their order with their checklists, to them and to who plans', async () => {
  const made = await crew()
  const { id } = await begun(made)
  const other = await staff('technician')
  const foreign = await job()
  await assignInstallation(made.supervisor, { id: foreign.id, technician_id: other.userId, starts_at: morning() })
  const [own, planner] = [await staffKey(made.technician, ['installations:work']), await staffKey(made.supervisor, ['installations:work', 'installations:assign'])]

  const { answer } = await read(own, { day })
  expect(answer).toMatchObject({ day, time_zone: 'Asia/Jakarta', technician: { id: made.technician.userId }, earlier: [] })
  expect(answer?.stops).toMatchObject([{ id, kind: 'installation', from: '10:00', status: 'in_progress', paused: false, contact: { name: 'Ani Wijaya' }, items: [{ mandatory: true, needs_photo: false, done: false }] }])
  expect((await read(planner, { day, technician: made.technician.userId })).answer).toEqual(answer)
  // Asking for somebody else's day brings a technician their own.
  expect((await read(own, { day, technician: other.userId })).answer?.technician.id).toBe(made.technician.userId)
})

test('a day that is none is refused, and so is who does no field work', async () => {
  expect((await read(await staffKey(await staff('technician'), ['installations:work']), { day: '2026-02-30' })).status).toBe(400)
  expect((await read(await staffKey(await staff('agent'), ['installations:read']), { day })).status).toBe(403)
})
