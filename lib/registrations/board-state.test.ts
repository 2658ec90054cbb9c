import { describe, expect, test } from 'vitest'
import { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { addPage, applyChanges, beginMove, boardOf, endMove, rollBack, setLive, type BoardCard, type BoardState } from './board-state'

const card = (id: string, status: RegistrationStatus, entered = 1): BoardCard => ({
  id, status, registration_number: `REG-${id}`, door: 'staff', source: 'staff', full_name: `Name ${id}`, company_name: null, email: null, phone: null, city: 'Bandung',
  plan_slug: 'home', plan_name: 'Home', needs_survey: true, assignee_id: null, assignee_name: null, tags: [], preferred_date: null, preferred_slot: null,
  survey_at: null, survey_technician_id: null, survey_outcome: null, created_at: '2026-11-01T00:00:00.000Z', updated_at: '2026-11-01T00:00:00.000Z',
  entered_at: `2026-11-0${entered}T00:00:00.000Z`, due_soon_at: null, due_at: null,
})
const NOW = '2026-11-09T00:00:00.000Z'
const board = (cards: BoardCard[], cursors: Partial<Record<RegistrationStatus, string>> = {}, counts: Partial<Record<RegistrationStatus, number>> = {}): BoardState =>
  boardOf(
    Object.values(RegistrationStatus).map((status) => {
      const rows = cards.filter((one) => one.status === status)
      return { status, rows, count: counts[status] ?? rows.length, cursor: cursors[status] ?? null }
    }),
  )
const idsIn = (state: BoardState, status: RegistrationStatus) => state.columns[status].ids

describe('a move', () => {
  const start = board([card('a', 'verified', 1), card('b', 'verified', 2), card('c', 'verified', 3), card('d', 'approved', 1)])

  test('PIPE-3: shows at once, at the head of its new column, and both counts follow', () => {
    const moved = beginMove(start, 'b', 'approved', NOW)
    expect(idsIn(moved, 'verified')).toEqual(['a', 'c'])
    expect(idsIn(moved, 'approved')).toEqual(['b', 'd'])
    expect([moved.columns.verified.count, moved.columns.approved.count]).toEqual([2, 2])
  })

  test('PIPE-3: refused, one card goes back to its place, and what others did meanwhile stays', () => {
    const moved = beginMove(start, 'b', 'approved', NOW)
    const meanwhile = applyChanges(moved, [{ ...card('a', 'rejected', 8), matches: true }], { verified: 2, rejected: 1, approved: 1 })
    const back = rollBack(meanwhile, 'b')
    expect(idsIn(back, 'verified')).toEqual(['c', 'b'])
    expect(idsIn(back, 'rejected')).toEqual(['a'])
    expect(back.cards.b).toEqual(start.cards.b)
    expect(back.pending).toEqual({})
    expect([back.columns.verified.count, back.columns.approved.count, back.columns.rejected.count]).toEqual([2, 1, 1])
  })

  test('PIPE-3: two under way at once, one refused and one agreed', () => {
    const both = beginMove(beginMove(start, 'a', 'approved', NOW), 'c', 'approved', NOW)
    const end = endMove(rollBack(both, 'a'), { ...card('c', 'approved', 9), assignee_name: 'Ada' })
    expect(idsIn(end, 'verified')).toEqual(['a', 'b'])
    expect(idsIn(end, 'approved')).toEqual(['c', 'd'])
    expect(end.cards.c?.assignee_name).toBe('Ada')
  })

  test('PIPE-2: beaten by somebody else, the card goes to where it really is', () => {
    const end = setLive(beginMove(start, 'b', 'approved', NOW), 'b', 'cancelled')
    expect(idsIn(end, 'cancelled')).toEqual(['b'])
    expect(idsIn(end, 'approved')).toEqual(['d'])
    expect([end.columns.verified.count, end.columns.approved.count, end.columns.cancelled.count]).toEqual([2, 1, 1])
  })

  test('to where it stands changes nothing', () => {
    expect(beginMove(start, 'b', 'verified', NOW)).toBe(start)
  })
})

describe('what others do', () => {
  test('moves the card, and the counts are the server’s', () => {
    const end = applyChanges(board([card('a', 'verified')]), [{ ...card('a', 'approved', 9), matches: true }], { verified: 40, approved: 7 })
    expect(idsIn(end, 'approved')).toEqual(['a'])
    expect([end.columns.verified.count, end.columns.approved.count]).toEqual([40, 7])
  })

  test('does not touch a card whose own move is under way', () => {
    const moved = beginMove(board([card('a', 'verified')]), 'a', 'approved', NOW)
    const end = applyChanges(moved, [{ ...card('a', 'cancelled', 9), matches: true }], { verified: 1, approved: 0, cancelled: 0 })
    expect(end.cards.a?.status).toBe('approved')
    expect([end.columns.verified.count, end.columns.approved.count]).toEqual([0, 1])
  })

  test('an answer that is older than one’s own move changes nothing', () => {
    const moved = endMove(beginMove(board([card('a', 'verified')]), 'a', 'approved', NOW), { ...card('a', 'approved', 9), updated_at: NOW })
    const end = applyChanges(moved, [{ ...card('a', 'verified'), matches: true }], {})
    expect(idsIn(end, 'approved')).toEqual(['a'])
  })

  test('takes out what no longer fits the filter, and renews what does', () => {
    const end = applyChanges(board([card('a', 'verified'), card('b', 'verified')]), [{ ...card('a', 'verified'), matches: false }, { ...card('b', 'verified'), city: 'Bogor', matches: true }], {})
    expect(idsIn(end, 'verified')).toEqual(['b'])
    expect(end.cards.b?.city).toBe('Bogor')
  })

  test('an unknown card comes in where its column is loaded or it is newer; older ones wait for their page', () => {
    const start = board([card('a', 'verified', 3)], { verified: 'next' })
    expect(idsIn(applyChanges(start, [{ ...card('old', 'verified', 2), matches: true }], {}), 'verified')).toEqual(['a'])
    expect(idsIn(applyChanges(start, [{ ...card('new', 'verified', 9), matches: true }], {}), 'verified')).toEqual(['new', 'a'])
    expect(idsIn(applyChanges(start, [{ ...card('other', 'approved', 2), matches: true }], {}), 'approved')).toEqual(['other'])
  })
})

test('a further page adds what is not there yet', () => {
  const start = board([card('a', 'verified', 1)], { verified: 'next' }, { verified: 3 })
  const end = addPage(start, { status: 'verified', rows: [card('a', 'verified', 1), card('b', 'verified', 2), card('c', 'verified', 3)], cursor: null })
  expect(idsIn(end, 'verified')).toEqual(['a', 'b', 'c'])
  expect(end.columns.verified).toMatchObject({ count: 3, cursor: null })
})
