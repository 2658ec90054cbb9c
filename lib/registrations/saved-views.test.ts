import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { staff } from '@/lib/testing/factories'
import { deleteView, listViews, saveView, shareView } from './saved-views'
import { saveViewBody } from './saved-views-schema'

const path = '/admin/registrations'
const view = (name: string, query = 'status=verified&sort=waiting', shared?: 'on') => saveViewBody.parse({ name, path, query, shared })
const namesSeenBy = async (actor: Awaited<ReturnType<typeof staff>>) => (await listViews(actor, path)).map(({ name }) => name)

test('PIPE-12: a view is its address: filters, sort, columns and layout, without the page in the list, in one order', () => {
  expect(view('One', 'view=board&status=verified&cursor=abc&city=Bandung&q=').query).toBe('city=Bandung&status=verified&view=board')
  expect(view('One', 'status=verified&view=board&city=Bandung').query).toBe('city=Bandung&status=verified&view=board')
  expect(saveViewBody.safeParse({ name: 'One', path: '/admin/accounts', query: '' }).success).toBe(false)
})

test('PIPE-12: a private view is its owner’s alone, a shared one everybody’s to open and its owner’s to change', async () => {
  const [ada, ben] = [await staff('agent'), await staff('supervisor')]
  const [hers, shared] = [`Private ${newId()}`, `Shared ${newId()}`]
  const { id: privateId } = await saveView(ada, view(hers))
  const { id } = await saveView(ada, view(shared, 'late=1', 'on'))
  expect(await namesSeenBy(ada)).toEqual(expect.arrayContaining([hers, shared]))
  expect(await namesSeenBy(ben)).toContain(shared)
  expect(await namesSeenBy(ben)).not.toContain(hers)
  expect((await listViews(ben, path)).find((one) => one.id === id)).toMatchObject({ own: false, query: 'late=1', ownerName: 'Staff agent' })

  const tried = [() => shareView(ben, { id, shared: false }), () => deleteView(ben, { id }), () => shareView(ben, { id: privateId, shared: true })]
  for (const attempt of tried) await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await shareView(ada, { id, shared: false })
  expect(await namesSeenBy(ben)).not.toContain(shared)
  await deleteView(ada, { id })
  expect(await namesSeenBy(ada)).not.toContain(shared)
})

test('PIPE-12: a name is one’s own once, also when two are kept at the same moment', async () => {
  const [ada, ben] = [await staff('agent'), await staff('agent')]
  const outcomes = await Promise.allSettled([saveView(ada, view('Mine')), saveView(ada, view('Mine')), saveView(ben, view('Mine'))])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  await expect(saveView(ada, view('Mine'))).rejects.toMatchObject({ code: 'CONFLICT', fields: { name: [expect.any(String)] } })
})

test('PIPE-12: fifty views are the most, counted also under parallel saving', async () => {
  const ada = await staff('agent')
  for (let index = 0; index < 48; index += 1) await saveView(ada, view(`View ${index}`))
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((name) => saveView(ada, view(name))))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
})
