import { expect, test } from 'vitest'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { TAGS_MAX } from './schema'
import { tagRegistration } from './tag-registration'

const origin = 'api' as const
const names = (count: number): string[] => Array.from({ length: count }, (_, place) => `tag-${String(place).padStart(2, '0')}`)

test('a registration carries so many tags and no more, and a refused one leaves those that were there', async () => {
  const agent = await staff('agent')
  const id = await registration()
  await tagRegistration(agent, { id, add: names(TAGS_MAX), remove: [], origin })
  await expect(tagRegistration(agent, { id, add: ['one-more'], remove: [], origin })).rejects.toMatchObject({ code: 'VALIDATION', fields: { add: [expect.stringContaining(String(TAGS_MAX))] } })
  expect((await tagRegistration(agent, { id, add: ['one-more'], remove: ['tag-00'], origin })).tags).toEqual(['one-more', ...names(TAGS_MAX).slice(1)])
})

test('of colleagues who tag one registration at the same moment nobody’s tag is lost', async () => {
  const agent = await staff('agent')
  const id = await registration()
  await Promise.all(names(8).map((tag) => tagRegistration(agent, { id, add: [tag], remove: [], origin })))
  expect((await tagRegistration(agent, { id, add: [], remove: [], origin })).tags).toEqual(names(8))
})
