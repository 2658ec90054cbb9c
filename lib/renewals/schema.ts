import { z } from 'zod'
import { cursor, limit } from '@/lib/core/fields'
import { renewals as words } from '@/lib/messages/en/renewals'

// What staff set and ask about renewals. Browser-safe.

const say = words.errors

/** Shorter than the shortest period. The database says the same. */
const LEAD_MOST = 27
const GRACE_MOST = 90
const REMINDERS_MOST = 5

const days = (most: number) =>
  z
    .union([z.string(), z.number()])
    .transform((given) => (typeof given === 'number' ? given : /^\d{1,3}$/u.test(given.trim()) ? Number(given) : Number.NaN))
    .refine((value) => Number.isInteger(value) && value >= 1 && value <= most, say.days(1, most))

/** "7, 3, 1" as days, the most first, each once. */
const reminderDays = z
  .string()
  .transform((text) => text.split(/[,;\s]+/u).filter(Boolean))
  .refine((parts) => parts.every((part) => /^\d{1,2}$/u.test(part) && Number(part) >= 1 && Number(part) <= LEAD_MOST), say.reminders(LEAD_MOST))
  .transform((parts) => [...new Set(parts.map(Number))].toSorted((a, b) => b - a))
  .refine((list) => list.length <= REMINDERS_MOST, say.manyReminders(REMINDERS_MOST))

export const renewalRulesBody = z.object({ lead_days: days(LEAD_MOST), reminder_days: reminderDays, grace_days: days(GRACE_MOST) })

export const runsQuery = z.object({ cursor: cursor.optional(), limit })
export type RunsQuery = z.output<typeof runsQuery>
