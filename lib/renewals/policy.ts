import { DAY } from '@/lib/core/clock'

// When an invoice is due, when somebody is told of it, and what follows. Pure; all in moments, no zone: a day is 24 hours
// before the moment it counts from.

/** What staff have set. Days are whole. */
export interface RenewalRules {
  /** So long before its period ends is a subscription's next invoice issued. */
  leadDays: number
  /** So long before an invoice is due is its reader reminded, the most days first. */
  reminderDays: readonly number[]
  /** So long after an invoice became past due is the account suspended. */
  graceDays: number
}

/** The reminder that says that the day is over. */
export const OVERDUE = 0

const before = (moment: Date, days: number): Date => new Date(moment.getTime() - days * DAY)
/** The moment so many times 24 hours later. */
export const after = (moment: Date, days: number): Date => before(moment, -days)

/** Up to when a period's end is close enough for its invoice. */
export const horizon = (rules: RenewalRules, moment: Date): Date => after(moment, rules.leadDays)

/**
 * The day by which the invoice of the next period has to be paid: when the last one ends. Where we were late ourselves and
 * that has passed, its payer gets the time that everybody gets.
 */
export const renewalDueAt = (rules: RenewalRules, periodEnd: Date, issuedAt: Date): Date => (periodEnd > issuedAt ? periodEnd : after(issuedAt, rules.leadDays))

/**
 * The reminder whose time it is: the last one that has begun, so that what was missed is not told all at once.
 *
 * @returns days before, `OVERDUE` from the due moment on, null while it is too early for any.
 */
export function stageAt(rules: RenewalRules, dueAt: Date, moment: Date): number | null {
  if (moment >= dueAt) return OVERDUE
  const begun = rules.reminderDays.filter((days) => before(dueAt, days) <= moment)
  return begun.length > 0 ? Math.min(...begun) : null
}

/** When there is something to do again for an invoice that is not due yet. */
export function nextStageAt(rules: RenewalRules, dueAt: Date, moment: Date): Date {
  const coming = [...rules.reminderDays.map((days) => before(dueAt, days)), dueAt].filter((at) => at > moment)
  return new Date(Math.min(...coming.map((at) => at.getTime())))
}
