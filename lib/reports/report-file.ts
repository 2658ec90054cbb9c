import type { StaffActor } from '@/lib/core/actor'
import { csvFile, type CsvRow } from '@/lib/core/csv-file'
import { reports as words } from '@/lib/messages/en/reports'
import { status } from '@/lib/messages/en/status'
import { cohortOf, readToday } from './cohort'
import type { Grouping } from './read-breakdown'
import { readReport, type Report } from './read-report'
import type { ReportName, ReportQuery } from './schema'

const say = words.columns
type Table = CsvRow[]

const hours = (seconds: number | null): number | null => (seconds === null ? null : Math.round((seconds / 3600) * 100) / 100)

const funnelTable = ({ funnel }: Report): Table => [[say.stage, say.reached, say.ended, say.open], ...funnel.map(({ stage, count, ended, open }) => [status.registration[stage], count, ended, open])]

const timesTable = ({ times }: Report): Table => [
  [say.stage, say.stays, say.medianHours, say.p90Hours],
  ...times.map(({ stage, stays, median, p90 }) => [status.registration[stage], stays, hours(median), hours(p90)]),
]

function groupsTable({ groups }: Report, by: Grouping): Table {
  const isEnd = by === 'reasons'
  return [
    [words.groups[by].one, say.registrations, ...(isEnd ? [] : [say.customers])],
    ...groups[by].groups.map(({ key, name, count, customers }) => [name ?? key ?? words.none, count, ...(isEnd ? [] : [customers])]),
  ]
}

const peopleTable = ({ people, share }: Report): Table => [
  [say.person, say.assigned, say.customers, share < 1 ? say.movesAbout : say.moves, say.firstAfterHours],
  ...people.map(({ name, assigned, customers, moves, firstAfter }) => [name, assigned, customers, moves, hours(firstAfter)]),
]

function tableOf(report: Report, name: ReportName): Table {
  if (name === 'funnel') return funnelTable(report)
  if (name === 'times') return timesTable(report)
  return name === 'people' ? peopleTable(report) : groupsTable(report, name)
}

/**
 * One report as a CSV file with the numbers of the screen: UTF-8 with a byte order mark, no cell that a spreadsheet would
 * carry out, durations in hours.
 *
 * @returns the file's name, which says its days, and its text
 */
export async function reportFile(actor: StaffActor, { report, ...query }: ReportQuery & { report: ReportName }): Promise<{ name: string; text: string }> {
  const cohort = cohortOf(query, (await readToday(actor)).today)
  const table = tableOf(await readReport(actor, cohort), report)
  return { name: `${[report, cohort.from, cohort.to].filter(Boolean).join('_')}.csv`, text: csvFile(table) }
}
