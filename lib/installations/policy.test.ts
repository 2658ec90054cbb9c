import { expect, test } from 'vitest'
import { fromDay, toDay } from './day-answer'
import { afterAction, afterAnswer, isOver, openItems, pathOf, planOf, type DayStop } from './day-state'
import { distanceKm, dueState, scoreOf } from './policy'
import { proposeTime } from './propose-time'
import { mapHref, phoneHref } from './links'

const at = (text: string) => new Date(text)
const JOB = { skill: 'fibre', position: { latitude: -6.9, longitude: 107.6 } }
const BEST = { free: true, booked: 0, capacity: 6, skills: ['fibre'], position: JOB.position }

test('a score is 100 at best, and each part is lost on its own', () => {
  expect(scoreOf(BEST, JOB)).toEqual({ free: 40, capacity: 30, skill: 20, distance: 10, total: 100 })
  expect(scoreOf({ ...BEST, free: false }, JOB).total).toBe(60)
  expect(scoreOf({ ...BEST, booked: 3 }, JOB).total).toBe(85)
  expect(scoreOf({ ...BEST, skills: [] }, JOB).total).toBe(80)
  expect(scoreOf({ ...BEST, skills: [] }, { ...JOB, skill: null }).total).toBe(100)
  expect(scoreOf({ ...BEST, position: null }, JOB).distance).toBe(5)
  expect(scoreOf({ ...BEST, position: { latitude: -8, longitude: 112 } }, JOB).distance).toBe(0)
})

test('a technician whose day is full, or who makes no visits, is not free', () => {
  expect(scoreOf({ ...BEST, booked: 6 }, JOB)).toMatchObject({ free: 0, capacity: 0 })
  expect(scoreOf({ ...BEST, booked: 0, capacity: 0 }, JOB)).toMatchObject({ free: 0, capacity: 0 })
})

test('the distance between two places', () => {
  expect(distanceKm({ latitude: -6.2088, longitude: 106.8456 }, { latitude: -6.9175, longitude: 107.6191 })).toBeCloseTo(116, 0)
})

test('T1-24: a job is late once its time has passed, unless it is paused, failed or over', () => {
  const job = { status: 'assigned' as const, pausedAt: null, dueSoonAt: at('2026-11-23T03:00:00Z'), dueAt: at('2026-11-23T04:00:00Z') }
  expect(dueState(job, at('2026-11-23T02:59:00Z'))).toBe('ok')
  expect(dueState(job, at('2026-11-23T03:00:00Z'))).toBe('soon')
  expect(dueState(job, at('2026-11-23T04:00:00Z'))).toBe('late')
  const late = at('2026-11-30T00:00:00Z')
  expect(dueState({ ...job, status: 'in_progress', pausedAt: at('2026-11-23T02:00:00Z') }, late)).toBe('ok')
  for (const status of ['completed', 'failed', 'cancelled'] as const) expect(dueState({ ...job, status }, late)).toBe('ok')
})

test('planning begins with what the customer wished for, or with the next working day', () => {
  const calendar = { zone: 'Asia/Jakarta', hours: new Map([1, 2, 3, 4, 5].map((day) => [day, { opens: '08:00', closes: '18:00' }])), holidays: new Set(['2026-11-23']) }
  expect(proposeTime({ preferredDate: '2026-11-27', preferredSlot: 'afternoon' }, '2026-11-20', calendar)).toEqual({ day: '2026-11-27', time: '13:00' })
  // The wish has passed; Saturday, Sunday and a holiday follow.
  expect(proposeTime({ preferredDate: '2026-11-18', preferredSlot: null }, '2026-11-20', calendar)).toEqual({ day: '2026-11-24', time: '09:00' })
  expect(proposeTime({ preferredDate: null, preferredSlot: 'evening' }, '2026-11-20', { ...calendar, hours: new Map() })).toEqual({ day: '2026-11-21', time: '16:00' })
})

const ITEM = { id: 'i', text: 'Signal measured', mandatory: true, needsPhoto: true, isDone: false, hasPhoto: false }
const STOP: DayStop = {
  id: 'j', kind: 'installation', startsAt: '', endsAt: '', time: '09:00', until: '10:00', number: 'INS-1', name: 'Ani', phone: null, address: null, city: null,
  addressNotes: null, latitude: null, longitude: null, note: null, status: 'assigned', isPaused: false, jobType: 'Repair', outcome: null, items: [ITEM],
}

test('what is done on the way shows at once, and what the server says of it counts', () => {
  const begun = afterAction(STOP, { kind: 'start', body: { expected_status: 'assigned' } })
  const paused = afterAction(begun, { kind: 'pause', body: { expected_status: 'in_progress' } })
  expect([begun.status, paused.isPaused, openItems(paused), isOver(paused)]).toEqual(['in_progress', true, 1, false])
  const ticked = afterAction(paused, { kind: 'item', item: 'i', body: { done: true, photo: 'x' } })
  expect(ticked.items[0]).toMatchObject({ isDone: true, hasPhoto: true })
  const done = afterAction(ticked, { kind: 'complete', body: { expected_status: 'in_progress' } })
  expect([done.status, done.isPaused, isOver(done), openItems(done)]).toEqual(['completed', false, true, 0])
  const said = afterAnswer(done, { status: 'assigned', paused_at: null, items: [{ id: 'i', position: 1, text: 'Signal measured', mandatory: true, needs_photo: true, done_at: null, file_id: null }] })
  expect([said.status, openItems(said)]).toEqual(['assigned', 1])
})

test('the plan of a day is who is visited when, whatever was done meanwhile', () => {
  const begun = afterAction(STOP, { kind: 'start', body: { expected_status: 'assigned' } })
  expect(planOf([begun])).toBe(planOf([STOP]))
  expect(planOf([{ ...STOP, startsAt: '2026-11-23T02:00:00.000Z' }])).not.toBe(planOf([STOP]))
  expect(planOf([STOP, { ...STOP, id: 'k' }])).toBe(planOf([{ ...STOP, id: 'k' }, STOP]))
  expect(planOf([])).not.toBe(planOf([STOP]))
})

test('a day comes back from the words of the API as it went', () => {
  const day = { zone: 'Asia/Jakarta', day: '2026-11-23', today: '2026-11-23', technician: { id: 't', name: 'Tara' }, stops: [STOP], earlier: [{ ...STOP, id: 'k', isPaused: true, phone: '+62' }], reasons: [{ id: 'r', text: 'Nobody at home' }] }
  expect(fromDay(toDay(day))).toEqual(day)
})

test('an action goes to its own address, and links lead to the phone and the map', () => {
  expect(pathOf('j', { kind: 'pause', body: { expected_status: 'in_progress' } })).toBe('/api/admin/installations/j/pause')
  expect(pathOf('j', { kind: 'item', item: 'i', body: { done: true } })).toBe('/api/admin/installations/j/items/i')
  expect(phoneHref('+62 812-345')).toBe('tel:+62812345')
  expect(mapHref({ latitude: null, longitude: null, address: 'Jalan Melati 7', city: 'Bandung' })).toContain('query=Jalan+Melati+7%2C+Bandung')
  expect(mapHref({ latitude: -6.9, longitude: 107.6, address: 'x', city: 'y' })).toContain('mlat=-6.9')
})
