import { DAY } from '@/lib/core/clock'

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
