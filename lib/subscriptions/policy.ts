import { DAY } from '@/lib/core/clock'
import type { Counted } from '@/lib/messages/en/upgrade'

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
  const months = interval === 'month' ? 1 : 12
  const end = new Date(start)
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + months)
  end.setUTCDate(Math.min(start.getUTCDate(), daysInMonth(end)))
  return end
}

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
