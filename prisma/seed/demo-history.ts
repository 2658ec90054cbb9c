// How far the demo's applications have come, and when. Pure: from this moment and the place's calendar alone.
import { HOUR } from '@/lib/core/clock'
import { addDays, instantAt, weekdayOf, zonedParts } from '@/lib/core/zoned-time'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'

export interface DemoStep {
  to: RegistrationStatus
  at: Date
  /** In the words of the list of reasons. */
  reason?: string
}

interface DemoVisit {
  /** Which of the technicians. */
  technician: number
  startsAt: Date
  endsAt: Date
  outcome?: 'feasible' | 'not_feasible'
}

interface Way {
  steps: [DemoStep, ...DemoStep[]]
  visit?: DemoVisit
  /** Becomes a customer by the use case, once it is written as approved. */
  isConverted?: true
}

/** Its number stays the same whenever it is asked for, though the times move with the clock. */
export type DemoHistory = Way & { n: number }

const TECHNICIANS = 3
const SUNDAY = 7

interface Clock {
  now: Date
  zone: string
}

/** The working day so many days from today, to and fro; Sundays are none. */
function workday({ now, zone }: Clock, distance: number): string {
  const step = distance < 0 ? -1 : 1
  let day = zonedParts(zone, now).day
  for (let left = Math.abs(distance); left > 0 || weekdayOf(day) === SUNDAY; ) {
    day = addDays(day, step)
    if (weekdayOf(day) !== SUNDAY) left = Math.max(0, left - 1)
  }
  return day
}

function visitAt(clock: Clock, technician: number, distance: number, time: string): DemoVisit {
  const startsAt = instantAt(clock.zone, workday(clock, distance), time)
  return { technician, startsAt, endsAt: new Date(startsAt.getTime() + HOUR) }
}

/** The n-th visit still to come: two a day for each technician, from today on. */
const visitAhead = (clock: Clock, n: number): DemoVisit => visitAt(clock, n % TECHNICIANS, Math.floor(n / (2 * TECHNICIANS)), Math.floor(n / TECHNICIANS) % 2 ? '16:00' : '14:00')
/** The n-th visit back, one a day for each. */
const visitBehind = (clock: Clock, n: number): DemoVisit => visitAt(clock, n % TECHNICIANS, -1 - Math.floor(n / TECHNICIANS), '10:00')

const after = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR)

/** All applications of the demo, oldest first. */
export function demoHistories(clock: Clock): DemoHistory[] {
  const ago = (hours: number): Date => after(clock.now, -hours)
  const applied = (at: Date): DemoStep => ({ to: 'pending_verification', at })
  const checked = (at: Date): [DemoStep, DemoStep] => [applied(at), { to: 'verified', at: after(at, 5) }]
  const visited = (n: number, outcome: 'feasible' | 'not_feasible' = 'feasible'): Way & { visit: DemoVisit } => {
    const visit = { ...visitBehind(clock, n), outcome }
    const [first, second] = checked(after(visit.startsAt, -70))
    return { steps: [first, second, { to: 'survey_scheduled', at: after(second.at, 20) }, { to: 'survey_completed', at: visit.endsAt }], visit }
  }
  const followed = ({ steps, visit }: Way, last: DemoStep, more: Partial<Way> = {}): Way => ({ steps: [...steps, last], ...(visit && { visit }), ...more })
  const many = (count: number, make: (n: number) => Way): Way[] => Array.from({ length: count }, (_, n) => make(n))
  const WAITING = [0.3, 1, 2, 3, 5, 7, 20, 26, 30, 44, 50, 70]

  return [
    ...many(WAITING.length, (n) => ({ steps: [applied(ago(WAITING[n] ?? 0))] })),
    ...many(9, (n) => ({ steps: checked(ago(9 + 11 * n)) })),
    ...many(9, (n) => {
      const [first, second] = checked(ago(40 + 9 * n))
      return { steps: [first, second, { to: 'survey_scheduled', at: after(second.at, 20) }], visit: visitAhead(clock, n) }
    }),
    ...many(6, (n) => visited(n)),
    ...many(5, (n) => followedByApproval(visited(6 + n))),
    ...many(4, (n) => followedByApproval(visited(11 + n), { isConverted: true })),
    ...many(4, (n) => ended(visited(15 + n, 'not_feasible'), 'rejected', 'Not possible at this address', 22)),
    ...many(4, (n) => ended({ steps: checked(ago(24 * (5 + 9 * n))) }, 'rejected', 'Outside the area we serve', 26)),
    ...many(7, (n) => ended({ steps: n % 2 ? checked(ago(24 * (4 + 6 * n))) : [applied(ago(24 * (3 + 6 * n)))] }, 'cancelled', n % 3 ? 'Changed their mind' : 'Chose somebody else', 28)),
  ]
    .map((way, n) => ({ n, ...way }))
    .toSorted((a, b) => a.steps[0].at.getTime() - b.steps[0].at.getTime())

  function followedByApproval(history: Way & { visit: DemoVisit }, more?: Partial<Way>): Way {
    return followed(history, { to: 'approved', at: after(history.visit.endsAt, 4) }, more)
  }
  function ended(history: Way, to: 'rejected' | 'cancelled', reason: string, hours: number): Way {
    const last = history.steps.at(-1) ?? history.steps[0]
    // Never after this moment, however late in the day the seed runs.
    const at = new Date(Math.min(after(last.at, hours).getTime(), clock.now.getTime()))
    return followed(history, { to, at, reason })
  }
}
