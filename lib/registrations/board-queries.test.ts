import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { readBoard, readNeighbours } from './board-queries'
import { listRegistrations } from './list-registrations'
import { SORTS } from './schema'
import { viewedQuery } from './viewed-query'

const city = `City ${newId().slice(-8)}`
let actor: StaffActor

beforeAll(async () => {
  actor = await staff('supervisor')
  for (const [index, name] of ['Cem', 'Ada', 'Bo', 'Ada'].entries()) await registration({ name: `${name} Applicant`, city, createdAt: new Date(Date.UTC(2026, 5, 10 - index)) })
  await registration({ name: 'Dora Applicant', city, status: 'verified' })
  await registration({ name: 'Elsewhere Applicant', city: `Not ${city}` })
})

test.each(SORTS)('PIPE-17: next and previous go through the view as the list shows it, by %s', async (sort) => {
  const { rows } = await listRegistrations(actor, viewedQuery.parse({ city, sort }))
  const ids = rows.map(({ id }) => id)
  expect(ids).toHaveLength(5)
  for (const [index, id] of ids.entries()) {
    expect(await readNeighbours(actor, id, { city }, sort)).toEqual({ previous: ids[index - 1] ?? null, next: ids[index + 1] ?? null })
  }
})

test('PIPE-17: one that no longer fits the view still has its neighbours there', async () => {
  const { rows } = await listRegistrations(actor, viewedQuery.parse({ city, status: 'verified' }))
  const { previous, next } = await readNeighbours(actor, rows[0]?.id ?? '', { city, status: ['pending_verification'] }, 'newest')
  expect(previous).toBeNull()
  expect(next).not.toBeNull()
})

test('PIPE-5: the board has every stage with its count and its own cards, the longest waiting first', async () => {
  const { pages, since } = await readBoard(actor, { city })
  expect(pages.map(({ status, count }) => [status, count]).filter(([, count]) => count !== 0)).toEqual([['pending_verification', 4], ['verified', 1]])
  expect(pages).toHaveLength(8)
  const [review] = pages
  expect(review?.cursor).toBeNull()
  const entered = review?.rows.map((row) => row.entered_at) ?? []
  expect(entered).toEqual(entered.toSorted())
  expect(Date.parse(since)).toBeLessThan(Date.now())
})
