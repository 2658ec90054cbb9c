import { stringify } from 'csv-stringify/sync'
import type { StaffActor } from '@/lib/core/actor'
import { toCsvCell } from '@/lib/core/csv-cell'
import { reports as words } from '@/lib/messages/en/reports'
import { status } from '@/lib/messages/en/status'
import { cohortOf, readToday, type Cohort } from './cohort'
import { readFunnel } from './read-funnel'
import { readGroups, type Grouping } from './read-groups'
import { readPeople } from './read-people'
import { readTimes } from './read-times'
import type { ReportName, ReportQuery } from './schema'

const say = words.columns
type Table = (string | number | null)[][]

const hours = (seconds: number | null): number | null => (seconds === null ? null : Math.round((seconds / 3600) * 100) / 100)

async function funnelTable(actor: StaffActor, cohort: Cohort): Promise<Table> {
  const steps = await readFunnel(actor, cohort)
  return [[say.stage, say.reached, say.ended, say.open], ...steps.map(({ stage, count, ended, open }) => [status.registration[stage], count, ended, open])]
}

async function timesTable(actor: StaffActor, cohort: Cohort): Promise<Table> {
  const { times } = await readTimes(actor, cohort)
  return [[say.stage, say.stays, say.medianHours, say.p90Hours], ...times.map(({ stage, stays, median, p90 }) => [status.registration[stage], stays, hours(median), hours(p90)])]
}

async function groupsTable(actor: StaffActor, by: Grouping, cohort: Cohort): Promise<Table> {
  const { groups } = await readGroups(actor, by, cohort)
  const isEnd = by === 'reasons'
  return [[words.groups[by].one, say.registrations, ...(isEnd ? [] : [say.customers])], ...groups.map(({ key, name, count, customers }) => [name ?? key ?? words.none, count, ...(isEnd ? [] : [customers])])]
}

async function peopleTable(actor: StaffActor, cohort: Cohort): Promise<Table> {
  const people = await readPeople(actor, cohort)
  return [
    [say.person, say.assigned, say.customers, say.moves, say.firstAfterHours],
    ...people.map(({ name, assigned, customers, moves, firstAfter }) => [name, assigned, customers, moves, hours(firstAfter)]),
  ]
}

function tableOf(actor: StaffActor, report: ReportName, cohort: Cohort): Promise<Table> {
  if (report === 'funnel') return funnelTable(actor, cohort)
  if (report === 'times') return timesTable(actor, cohort)
  return report === 'people' ? peopleTable(actor, cohort) : groupsTable(actor, report, cohort)
}

/**
 * One report as a CSV file with the numbers of the screen: UTF-8 with a byte order mark, no cell that a spreadsheet would
 * carry out, durations in hours.
 *
 * @returns the file's name, which says its days, and its text
 */
export async function reportFile(actor: StaffActor, { report, ...query }: ReportQuery & { report: ReportName }): Promise<{ name: string; text: string }> {
  const cohort = cohortOf(query, (await readToday(actor)).today)
  const table = await tableOf(actor, report, cohort)
  const text = stringify(table.map((row) => row.map((cell) => (typeof cell === 'string' ? toCsvCell(cell) : cell))), { record_delimiter: 'windows', bom: true })
  return { name: `${[report, cohort.from, cohort.to].filter(Boolean).join('_')}.csv`, text }
}
