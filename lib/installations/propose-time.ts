import type { VisitSlot } from '@/lib/generated/prisma/enums'
import { addDays } from '@/lib/core/zoned-time'
import { hasWorkingTime, isWorkingDay, type Calendar } from '@/lib/organisation/working-time'

/** A day and a time by the organisation's clock. */
export interface TypedTime {
  day: string
  time: string
}

const STARTS: Record<VisitSlot, string> = { morning: '09:00', afternoon: '13:00', evening: '16:00' }

/**
 * What a form for planning starts with: the day that the customer wished for, or the next working day from tomorrow on.
 * Pure.
 */
export function proposeTime(job: { preferredDate: string | null; preferredSlot: VisitSlot | null }, today: string, calendar: Calendar): TypedTime {
  let day = job.preferredDate !== null && job.preferredDate > today ? job.preferredDate : addDays(today, 1)
  if (hasWorkingTime(calendar)) while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
  return { day, time: STARTS[job.preferredSlot ?? 'morning'] }
}
