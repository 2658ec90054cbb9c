import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { staff } from '@/lib/testing/factories'
import { addItem, changeItem, changeJobType, moveItem, removeItem } from './change-job-type'
import { getJobType } from './queries'
import { MOST_ITEMS } from './schema'

const typeId = (slug: string): Promise<string> => inSystem(async (tx) => (await tx.jobType.findUniqueOrThrow({ where: { slug } })).id)
const flags = { mandatory: true, needs_photo: false }

test('a job type gets another length and skill, and its checklist another order', async () => {
  const actor = await staff('supervisor')
  const id = await typeId('relocation')
  await changeJobType(actor, { id, name: 'Move of house', minutes: 200, skill: undefined, active: true })
  expect(await getJobType(actor, id)).toMatchObject({ name: 'Move of house', minutes: 200, skill: null })

  const texts = async () => (await getJobType(actor, id)).items.map(({ text }) => text)
  const [first = '', second = '', third = ''] = await texts()
  const [, item] = (await getJobType(actor, id)).items
  await moveItem(actor, { id: item?.id ?? '', direction: 'up' })
  expect((await texts()).slice(0, 3)).toEqual([second, first, third])
  await moveItem(actor, { id: item?.id ?? '', direction: 'up' })
  expect((await texts()).slice(0, 3)).toEqual([second, first, third])
  await changeItem(actor, { id: item?.id ?? '', text: 'Measured', ...flags })
  await removeItem(actor, { id: item?.id ?? '' })
  expect((await texts()).slice(0, 2)).toEqual([first, third])
  await expect(removeItem(actor, { id: item?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('parallel additions and moves keep one order, and a checklist has an end', async () => {
  const actor = await staff('admin')
  const id = await typeId('wifi-setup')
  await Promise.all(Array.from({ length: 8 }, (_, n) => addItem(actor, { job_type_id: id, text: `Item ${n}`, ...flags })))
  const { items } = await getJobType(actor, id)
  await Promise.all(items.slice(1).map((item) => moveItem(actor, { id: item.id, direction: 'up' })))
  expect((await getJobType(actor, id)).items.map((item) => item.id).toSorted()).toEqual(items.map((item) => item.id).toSorted())
  for (let n = items.length; n < MOST_ITEMS; n++) await addItem(actor, { job_type_id: id, text: `More ${n}`, ...flags })
  await expect(addItem(actor, { job_type_id: id, text: 'One too many', ...flags })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(addItem(actor, { job_type_id: newId(), text: 'Nowhere', ...flags })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
