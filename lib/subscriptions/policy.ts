import { DAY } from '@/lib/core/clock'
import type { AccountStatus, SubscriptionStatus } from '@/lib/generated/prisma/enums'
import type { Counted } from '@/lib/messages/en/upgrade'
import type { PublicPlan } from '@/lib/plans/plan'

/** How long a subscription runs before it is renewed or ends. */
export interface Period {
  interval: 'none' | 'month' | 'year'
  /** A fixed length that ends by itself, for plans such as the guest plan. */
  durationDays: number | null
}

/**
 * When a period that starts at `start` ends, or null for plans without an end. A month after the 31st is the last day of
 * the next month; the time of day stays, in UTC.
 */
export function periodEnd(start: Date, { interval, durationDays }: Period): Date | null {
  if (durationDays !== null) return new Date(start.getTime() + durationDays * DAY)
  if (interval === 'none') return null
  return monthsAfter(start, MONTHS[interval])
}

function monthsAfter(start: Date, months: number): Date {
  const end = new Date(start)
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + months)
  end.setUTCDate(Math.min(start.getUTCDate(), daysInMonth(end)))
  return end
}

/**
 * When the period ends that begins at `from`, one of a subscription's own ends of periods. Reckoned from the day that the
 * subscription's periods began, so that one of the 31st ends on 28 February and the next again on 31 March (CRED-8).
 */
export function nextPeriodEnd(anchor: Date, from: Date, interval: 'month' | 'year'): Date {
  const months = (from.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + from.getUTCMonth() - anchor.getUTCMonth()
  return monthsAfter(anchor, months + MONTHS[interval])
}

const MONTHS = { month: 1, year: 12 } as const

/** The credits of a period outlive it by a day, so that a payment of the last hour leaves no gap. */
const CREDITS_OUTLIVE_MS = DAY

/** When the credits that a period brings end; undefined for credits without an end, which belong to no period. */
export const creditsEnd = (end: Date | null): Date | undefined => (end === null ? undefined : new Date(end.getTime() + CREDITS_OUTLIVE_MS))

const daysInMonth = (date: Date): number => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()

/** Refusals say `people` where the plan counts seats. */
const counted: Readonly<Record<string, Counted>> = { sites: 'sites', sectors: 'sectors', seats: 'seats', people: 'seats' }

/**
 * What ran out, when an action was refused because the plan has no place left.
 *
 * @param error what the action's form was told, if anything.
 * @returns the props of `<UpgradeOffer>`; null for every other error, which is shown as usual.
 */
export function limitMet(error: { code: string; details?: Record<string, unknown> } | undefined): { what: Counted; limit: number; used: number } | null {
  if (error?.code !== 'LIMIT_REACHED') return null
  const { what, limit, used } = error.details ?? {}
  const known = typeof what === 'string' ? counted[what] : undefined
  return known && typeof limit === 'number' && typeof used === 'number' ? { what: known, limit, used } : null
}

/** How much of what a plan counts is in use; of sectors, those of the fullest site. */
export type InUse = Readonly<Record<Counted, number>>

/** A limit that is smaller than what is in use. */
export interface Beyond {
  what: Counted
  limit: number
  used: number
}

type Limits = PublicPlan['limits']
const limitOf = (limits: Limits, what: Counted): number | null => ({ sites: limits.sites, sectors: limits.sectorsPerSite, seats: limits.seats })[what]

/** What is in use beyond a plan's limits. */
export function beyond(limits: Limits, inUse: InUse): Beyond[] {
  return (['sites', 'sectors', 'seats'] as const).flatMap((what) => {
    const limit = limitOf(limits, what)
    return limit !== null && inUse[what] > limit ? [{ what, limit, used: inUse[what] }] : []
  })
}

/** Has a plan a place left, of what somebody ran out of? */
export function makesRoom(limits: Limits, what: Counted, inUse: InUse): boolean {
  const limit = limitOf(limits, what)
  return limit === null || limit > inUse[what]
}

const CHANGEABLE: ReadonlySet<SubscriptionStatus> = new Set(['active', 'cancel_scheduled'])

/** May an account in this state change its plan at all? Whoever owes the present plan pays that first. */
export const mayChange = ({ accountStatus, subscriptionStatus }: { accountStatus: AccountStatus; subscriptionStatus: SubscriptionStatus }): boolean =>
  accountStatus === 'active' && CHANGEABLE.has(subscriptionStatus)

/** May an account change to a plan by itself, or what keeps it from that? */
export type PlanChoice = { kind: 'open' | 'current' | 'installation' | 'currency' | 'cheaper' } | { kind: 'usage'; over: Beyond[] }

const PERIODS_A_YEAR = { none: 0, month: 12, year: 1 } as const
const yearly = ({ amountMinor, interval }: PublicPlan['price']): number => amountMinor * PERIODS_A_YEAR[interval]

/**
 * Judges a plan for an account: only a dearer one, in the currency that the account pays in, that needs no visit and
 * holds all that is in use. A smaller one says first what is in the way of it.
 *
 * @see T3-18
 */
export function judgeChoice(current: Pick<PublicPlan, 'slug' | 'price'>, inUse: InUse, plan: Pick<PublicPlan, 'slug' | 'price' | 'limits' | 'onboarding'>): PlanChoice {
  if (plan.slug === current.slug) return { kind: 'current' }
  if (plan.onboarding === 'installed') return { kind: 'installation' }
  if (plan.price.currency !== current.price.currency) return { kind: 'currency' }
  const over = beyond(plan.limits, inUse)
  if (over.length > 0) return { kind: 'usage', over }
  return { kind: yearly(plan.price) > yearly(current.price) ? 'open' : 'cheaper' }
}
