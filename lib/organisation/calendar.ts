import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import type { Tx } from '@/lib/core/db'
import { hasWorkingTime, workingDue, type Calendar } from './working-time'

// What other folders ask of the organisation: its zone, its calendar, and how long a stage may take.

export interface Organisation {
  /** IANA zone of every day and period that is not a person's own. */
  timeZone: string
  /** ISO 3166-1 alpha-2: how phone numbers without a country code are read. */
  country: string
  /** ISO 639-1: in which messages are written where nothing else is known of their reader. */
  locale: string
}

/** The organisation that runs this house. */
export const readOrganisation = (tx: Pick<Tx, 'organisation'>): Promise<Organisation> => tx.organisation.findFirstOrThrow({ select: { timeZone: true, country: true, locale: true } })

interface CalendarRow {
  zone: string
  hours: [weekday: number, opens: string, closes: string][]
  holidays: string[]
}

/** The working calendar: zone, hours of each weekday, holidays. */
export async function readCalendar(tx: Tx): Promise<Calendar> {
  const [row] = await tx.$queryRaw<CalendarRow[]>`
    SELECT time_zone AS zone,
      (SELECT coalesce(json_agg(json_build_array(weekday, to_char(opens, 'HH24:MI'), to_char(closes, 'HH24:MI'))), '[]') FROM working_hours) AS hours,
      (SELECT coalesce(json_agg(day::text), '[]') FROM holidays) AS holidays
    FROM organisation`
  if (!row) throw new Error('the organisation has no row')
  return { zone: row.zone, hours: new Map(row.hours.map(([weekday, opens, closes]) => [weekday, { opens, closes }])), holidays: new Set(row.holidays) }
}

/** Both in working minutes: how long a stage may take, and how long before that it counts as due soon. */
// A type and no interface: it is also written into the audit as JSON.
export type StageTarget = { targetMinutes: number; warningMinutes: number }

/** By stage; a stage that is not there has no clock. */
type StageTargets = ReadonlyMap<RegistrationStatus, StageTarget>

/** How long each stage may take. */
export async function readStageTargets(tx: Tx): Promise<StageTargets> {
  const rows = await tx.stageTarget.findMany()
  return new Map(rows.map(({ status, ...target }) => [status, target]))
}

/**
 * When a registration that enters a stage is due there, in working time (PIPE-11). Asked once, on entering: a target
 * that is changed later counts for those that enter from then on.
 *
 * @returns null where the stage has no clock, or the organisation no working time
 */
export function stageDue(calendar: Calendar, targets: StageTargets, status: RegistrationStatus, from: Date): { dueAt: Date; dueSoonAt: Date } | null {
  const target = targets.get(status)
  if (!target || !hasWorkingTime(calendar)) return null
  return { dueAt: workingDue(from, target.targetMinutes, calendar), dueSoonAt: workingDue(from, target.targetMinutes - target.warningMinutes, calendar) }
}
