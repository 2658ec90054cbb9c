import process from 'node:process'
import type { StaffActor } from '@/lib/core/actor'
import type { RegistrationFilter } from '@/lib/registrations/schema'
import type { ReportQuery } from '@/lib/reports/schema'
import { onOwnDatabase } from './database'
import { fillRegistrations, phoneOf } from './registration-rows'
import { medianAndSlowest, times } from './times'

// The pipeline's lists with a thousand registrations, then with a million: the same pages by the same use cases, which
// should cost the same. The thousand are the limit that the million is held against.

const FEW = 1_000
const MANY = 1_000_000
const PAGE = 50

/** One kind of page: its times over a thousand and over a million registrations, in milliseconds. */
export interface Grown {
  name: string
  fewMs: number
  manyMs: number
  manyP99Ms: number
}

const supervisor: StaffActor = { type: 'staff', userId: '00000000-0000-7000-8000-000000000001', actorId: '00000000-0000-7000-8000-000000000001', role: 'supervisor', scopes: null, keyId: null, requestId: 'bench', ip: '127.0.0.1' }

/** The pages that staff open all day, as their addresses ask for them. */
const PAGES: { name: string; query: Record<string, string> }[] = [
  { name: 'newest, first page', query: {} },
  { name: 'one stage, newest', query: { status: 'customer_created' } },
  { name: 'a column of the board, longest waiting', query: { status: 'verified', sort: 'waiting' } },
  { name: 'by name', query: { sort: 'name' } },
  { name: 'late ones', query: { late: '1', sort: 'due' } },
  { name: 'one city', query: { city: 'Bogor' } },
  { name: 'one stage in one city', query: { status: 'verified', city: 'Bogor' } },
  { name: 'one source', query: { source: 'radio' } },
  { name: 'one tag', query: { tag: 'fibre' } },
  { name: 'a search that finds a tenth', query: { q: 'citra' } },
  { name: 'a search for a whole phone number', query: { q: phoneOf(777) } },
  { name: 'a search for a phone number without its country', query: { q: phoneOf(777).replace('+62', '0') } },
  { name: 'a search for a whole e-mail address', query: { q: 'applicant-777@example.com' } },
  { name: 'a search for a part of an e-mail address', query: { q: 'applicant-7777' } },
  { name: 'a search that finds nothing', query: { q: 'nowhere' } },
]

/** The board as it is opened, and as it is narrowed. */
const BOARDS: [string, RegistrationFilter][] = [
  ['the board, all columns', {}],
  ['the board of one city', { city: 'Bogor' }],
  ['the board of one campaign', { campaign: 'spring' }],
  ['the board of nobody’s', { assignee: 'none' }],
  ['the board of one tag', { tag: 'fibre' }],
  ['the board of a search that finds a tenth', { q: 'citra' }],
]

/** All that is reported of a cohort, as the page shows it. */
const REPORTS: [string, ReportQuery][] = [
  ['the last 30 days', { period: '30d' }],
  ['one city, over all time', { period: 'all', city: 'Bogor' }],
  ['over all time', { period: 'all' }],
]
// What takes longer is measured less often.
const [FEWER, FEWEST] = [60, 10]

/** All of them as a file: how long it takes, and by how much the process grows at most behind the first part of it. */
export interface Exported {
  rows: number
  seconds: number
  grewMb: number
}

type Taken = Record<'pages' | 'reports', Map<string, number[]>>

/** The times of every page, of the figures above the table, the board and the reports, with as many registrations as there are. */
async function takeTimes(): Promise<Taken> {
  const { listRegistrations } = await import('@/lib/registrations/list-registrations')
  const { readFigures } = await import('@/lib/registrations/figures')
  const { readBoard } = await import('@/lib/registrations/board-queries')
  const { registrationsQuery } = await import('@/lib/registrations/schema')
  const { cohortOf, readToday } = await import('@/lib/reports/cohort')
  const { readReport } = await import('@/lib/reports/read-report')
  const list = (query: Record<string, string>) => listRegistrations(supervisor, registrationsQuery.parse({ limit: String(PAGE), ...query }))
  /** A page in the middle of the list: how far one has come must not matter. */
  const deep = async (): Promise<string> => {
    let cursor = ''
    for (let page = 0; page < 5; page++) cursor = (await list({ ...(cursor !== '' && { cursor }), limit: '100' })).nextCursor ?? ''
    return cursor
  }
  const pages = new Map<string, number[]>()
  for (const { name, query } of PAGES) pages.set(name, await times(() => list(query)))
  const cursor = await deep()
  pages.set('newest, sixth page', await times(() => list({ cursor })))
  pages.set('the seven figures', await times(() => readFigures(supervisor)))
  for (const [name, filter] of BOARDS) pages.set(name, await times(() => readBoard(supervisor, filter), FEWER))
  const { today } = await readToday(supervisor)
  const reports = new Map<string, number[]>()
  for (const [name, query] of REPORTS) reports.set(name, await times(() => readReport(supervisor, cohortOf(query, today)), FEWEST))
  return { pages, reports }
}

/** All of that with a thousand registrations and with a million, and the export of the million. */
export const measureRegistrations = (): Promise<{ pages: Grown[]; reports: Grown[]; export: Exported }> =>
  onOwnDatabase(2, async ({ owner }) => {
    const { exportRegistrations } = await import('@/lib/registrations/export/export-registrations')
    const { exportQuery } = await import('@/lib/registrations/export/schema')
    await fillRegistrations(owner, 0, FEW)
    const few = await takeTimes()
    await fillRegistrations(owner, FEW, MANY)
    const many = await takeTimes()
    return { export: await readAll(await exportRegistrations(supervisor, exportQuery.parse({}))), pages: grown(few.pages, many.pages), reports: grown(few.reports, many.reports) }
  })

const grown = (few: Map<string, number[]>, many: Map<string, number[]>): Grown[] =>
  [...many].map(([name, taken]) => ({ name, fewMs: medianAndSlowest(few.get(name) ?? []).medianMs, manyMs: medianAndSlowest(taken).medianMs, manyP99Ms: medianAndSlowest(taken).p99Ms }))

const MB = 2 ** 20
/** So many rows are read before memory is looked at: a process that waited takes back what it had given up. */
const WARM_UP_ROWS = 200_000

/** Reads a file as a slow client's connection would hand it on: piece by piece, nothing kept. */
async function readAll(file: ReadableStream<Uint8Array>): Promise<Exported> {
  const start = performance.now()
  let [rows, before, most] = [-1, 0, 0]
  for await (const piece of file) {
    for (const byte of piece) if (byte === 10) rows++
    const memory = process.memoryUsage().rss
    if (rows < WARM_UP_ROWS) before = memory
    most = Math.max(most, memory - before)
  }
  return { rows, seconds: (performance.now() - start) / 1000, grewMb: most / MB }
}
