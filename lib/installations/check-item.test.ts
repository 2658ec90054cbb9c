import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { checkItem } from './check-item'
import { completeInstallation } from './end-installation'
import { begun, crew, DOT, historyOf, job, tickAll } from './testing'

const itemsOf = (id: string) =>
  sql<{ id: string; needs_photo: boolean; mandatory: boolean; done_by: string | null; file_id: string | null }>(
    'owner',
    'SELECT id, needs_photo, mandatory, done_by, file_id FROM installation_items WHERE installation_id = $1 ORDER BY position',
    [id],
  )

test('PIPE-10: a job has the checklist of its type, and a later change of the type leaves it as it is', async () => {
  const { id } = await job({ jobType: 'fibre-installation' })
  await sql('owner', `UPDATE job_type_items SET text = 'Changed' WHERE job_type_id = (SELECT id FROM job_types WHERE slug = 'fibre-installation')`)
  expect(await sql('owner', 'SELECT text, mandatory, needs_photo FROM installation_items WHERE installation_id = $1 ORDER BY position LIMIT 2', [id])).toEqual([
    { text: 'Cable laid and fixed', mandatory: true, needs_photo: false },
    { text: 'Signal measured at the outlet', mandatory: true, needs_photo: true },
  ])
})

test('PIPE-10: an item that asks for a photo is done with one; the photo stays when the tick is taken off', async () => {
  const made = await crew()
  const { id } = await begun(made, { jobType: 'fibre-installation' })
  const item = (await itemsOf(id)).find(({ needs_photo }) => needs_photo)?.id ?? ''
  await expect(checkItem(made.technician, { id, item, done: true })).rejects.toMatchObject({ code: 'VALIDATION', fields: { photo: [expect.any(String)] } })
  await expect(checkItem(made.technician, { id, item, done: true, photo: Buffer.from('no picture') })).rejects.toMatchObject({ code: 'VALIDATION' })

  await checkItem(made.technician, { id, item, done: true, photo: DOT })
  await checkItem(made.technician, { id, item, done: false })
  const { result } = await checkItem(made.technician, { id, item, done: true })
  const done = result.items.find((line) => line.id === item)
  expect(done).toMatchObject({ done_at: expect.any(String), file_id: expect.any(String) })
  expect(await sql('owner', 'SELECT installation_id, purpose FROM files WHERE id = $1', [done?.file_id])).toEqual([{ installation_id: id, purpose: 'installation' }])
  expect((await historyOf(id)).map(({ kind }) => kind).slice(3)).toEqual(['item_done', 'item_undone', 'item_done'])
})

test('T1-27: who ticked an item is a colleague, and optional items keep nobody from completing', async () => {
  const made = await crew()
  const { id } = await begun(made, { jobType: 'fibre-installation' })
  await tickAll(made.technician, id)
  const items = await itemsOf(id)
  expect(items.filter(({ mandatory }) => mandatory).every(({ done_by }) => done_by === made.technician.userId)).toBe(true)
  expect(items.some(({ mandatory, done_by }) => !mandatory && done_by === null)).toBe(true)
  expect((await completeInstallation(made.technician, { id })).result.status).toBe('completed')
  await expect(checkItem(made.technician, { id, item: items[0]?.id ?? '', done: false })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('an item of another job is not found, and nothing is kept of a refused command', async () => {
  const made = await crew()
  const { id } = await begun(made)
  const foreign = (await itemsOf((await job()).id))[0]?.id ?? ''
  await expect(checkItem(made.technician, { id, item: foreign, done: true })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(checkItem(made.technician, { id, item: newId(), done: true })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await historyOf(id)).toHaveLength(3)
})
