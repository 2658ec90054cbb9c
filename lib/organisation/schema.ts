import { z } from 'zod'
import { LOCALES } from '@/lib/core/locales'
import { country, optionalLine, requiredLine, slug, uuid } from '@/lib/core/fields'
import { addDays, isDay } from '@/lib/core/zoned-time'
import { fields as fieldWords } from '@/lib/messages/en/fields'
import { organisation as words } from '@/lib/messages/en/organisation'
import type { WorkingSpan } from './working-time'

// What staff say about the organisation's zone, week, holidays, stages, reasons and rules. Browser-safe.

const say = words.errors
const emptyIsNone = (value: unknown): unknown => (value === '' ? undefined : value)

const zones: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])
/** Zones to choose from, in their alphabet. */
export const ZONES: readonly string[] = [...zones].toSorted()

export const organisationBody = z.object({ time_zone: z.string({ error: say.zone }).refine((zone) => zones.has(zone), say.zone), country, locale: z.enum(LOCALES, { error: say.locale }) })

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
type Weekday = (typeof WEEKDAYS)[number]
type HourField = `opens_${Weekday}` | `closes_${Weekday}`

const clock = z
  .string()
  .trim()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d(?::00)?)?$/u, say.clock)
  .transform((text) => text.slice(0, 5))
const hourFields = Object.fromEntries(WEEKDAYS.flatMap((day) => [[`opens_${day}`, clock], [`closes_${day}`, clock]])) as Record<HourField, typeof clock>

/** A week as its form sends it: two times for each weekday, both empty where it is closed. Midnight as an end is the end of the day. */
export const workingHoursBody = z
  .object(hourFields)
  .superRefine((fields, ctx) => {
    for (const day of WEEKDAYS) {
      const [opens, closes] = [fields[`opens_${day}`], fields[`closes_${day}`]]
      if ((opens === '') !== (closes === '')) ctx.addIssue({ code: 'custom', path: [opens === '' ? `opens_${day}` : `closes_${day}`], message: say.halfDay })
      else if (opens !== '' && opens >= endOf(closes)) ctx.addIssue({ code: 'custom', path: [`closes_${day}`], message: say.backwards })
    }
    if (WEEKDAYS.every((day) => fields[`opens_${day}`] === '' && fields[`closes_${day}`] === '')) ctx.addIssue({ code: 'custom', path: ['opens_1'], message: say.noDay })
  })
  .transform((fields): ReadonlyMap<number, WorkingSpan> => new Map(WEEKDAYS.flatMap((day) => (fields[`opens_${day}`] === '' ? [] : [[day, { opens: fields[`opens_${day}`], closes: endOf(fields[`closes_${day}`]) }]]))))

const endOf = (closes: string): string => (closes === '00:00' ? '24:00' : closes)

/** So many days one entry may hold. */
const HOLIDAY_MOST_DAYS = 31
const day = z.string({ error: say.day }).trim().refine(isDay, say.day)
export const holidayBody = z
  .object({ day, until: z.preprocess(emptyIsNone, day.optional()), name: requiredLine(80, fieldWords.name) })
  .refine(({ day: from, until = from }) => !isDay(from) || !isDay(until) || (until >= from && until < addDays(from, HOLIDAY_MOST_DAYS)), { path: ['until'], message: say.until(HOLIDAY_MOST_DAYS) })
export const holidayParams = z.object({ day })

/** Stages that may have a clock: those that are not an end. */
export const CLOCK_STAGES = ['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved'] as const
export type ClockStage = (typeof CLOCK_STAGES)[number]
type TargetField = `target_${ClockStage}` | `warning_${ClockStage}`

const MOST_HOURS = 2000
/** Working hours as typed, "4" or "0.5", in minutes; empty is undefined. */
const hours = z
  .string()
  .trim()
  .regex(/^(?:\d{1,4}(?:[.,]\d{1,2})?)?$/u, say.hours)
  .transform((text) => (text === '' ? undefined : Math.round(Number(text.replace(',', '.')) * 60)))
  .refine((minutes) => minutes === undefined || minutes <= MOST_HOURS * 60, say.mostHours(MOST_HOURS))
const targetFields = Object.fromEntries(CLOCK_STAGES.flatMap((stage) => [[`target_${stage}`, hours], [`warning_${stage}`, hours]])) as Record<TargetField, typeof hours>

/** The clocks of the stages as their form sends them, in hours; a stage without a target has none. */
export const stageTargetsBody = z
  .object(targetFields)
  .superRefine((fields, ctx) => {
    for (const stage of CLOCK_STAGES) {
      const [target, warning = 0] = [fields[`target_${stage}`], fields[`warning_${stage}`]]
      if (target === 0) ctx.addIssue({ code: 'custom', path: [`target_${stage}`], message: say.hours })
      else if (warning > (target ?? 0)) ctx.addIssue({ code: 'custom', path: [`warning_${stage}`], message: target === undefined ? say.warningAlone : say.warningLong })
    }
  })
  .transform((fields) => new Map(CLOCK_STAGES.flatMap((stage) => {
    const targetMinutes = fields[`target_${stage}`]
    return targetMinutes === undefined ? [] : [[stage, { targetMinutes, warningMinutes: fields[`warning_${stage}`] ?? 0 }] as const]
  })))

export const REASON_KINDS = ['rejected', 'cancelled', 'failed'] as const
const reasonText = requiredLine(120, fieldWords.reason)
export const addReasonBody = z.object({ kind: z.enum(REASON_KINDS), text: reasonText })
export const entryParams = z.object({ id: uuid })
export const renameReasonBody = entryParams.extend({ text: reasonText })
export const moveBody = entryParams.extend({ direction: z.enum(['up', 'down']) })
/** As a button sends it. */
export const activeBody = entryParams.extend({ active: z.enum(['true', 'false']).transform((word) => word === 'true') })

const city = optionalLine(120)
const plan = z.preprocess(emptyIsNone, slug.optional())
export const addRuleBody = z.object({
  /** Without one, any city. */
  city,
  /** A plan's slug; without one, any plan. */
  plan,
  /** Without one, the agent with the fewest open registrations. */
  assignee: z.preprocess(emptyIsNone, uuid.optional()),
})
/** What the preview is asked. */
export const previewQuery = z.object({ city, plan })
