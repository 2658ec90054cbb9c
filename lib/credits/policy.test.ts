import { expect, test } from 'vitest'
import { drawBalance, roundUp, type BalanceHistory } from './policy'

const day = (number: number) => new Date(Date.UTC(2026, 10, number))
const change = (number: number, amount: number, balanceAfter: number): BalanceHistory['changes'][number] => ({
  number,
  kind: amount > 0 ? 'plan_grant' : 'spend',
  amount,
  balanceAfter,
  description: 'x',
  createdAt: day(number),
})

test('the line holds still between changes, steps at each, and marks what was added', () => {
  const picture = drawBalance({ from: day(1), to: day(11), start: 0, changes: [change(1, 1000, 1000), change(6, -500, 500)], shortened: false })
  expect(picture.line).toBe('M0 100H0V0H50V50H100')
  expect(picture.area).toBe('M0 100H0V0H50V50H100V100H0Z')
  expect(picture).toMatchObject({ start: 0, end: 500, least: 0, most: 1000, top: 1000, grants: [{ x: 0, y: 0, change: { amount: 1000 } }] })
  expect(picture.readings.map(({ balance }) => balance)).toEqual([1000, 1000, 1000, 1000, 1000, 500, 500, 500, 500, 500, 500, 500])
})

test('what was given back is no new credit', () => {
  const refund = { ...change(2, 5, 5), kind: 'refund' as const }
  expect(drawBalance({ from: day(1), to: day(3), start: 0, changes: [refund], shortened: false }).grants).toEqual([])
})

test('an account without changes has a flat line', () => {
  expect(drawBalance({ from: day(1), to: day(1), start: 0, changes: [], shortened: false })).toMatchObject({ line: 'M0 100H100', top: 1, end: 0 })
})

test.each([[0, 1], [1, 1], [3, 3], [970, 1000], [1001, 2000], [2581, 3000], [8100, 10_000]])('the scale for %i ends at %i', (value, top) => {
  expect(roundUp(value)).toBe(top)
})
