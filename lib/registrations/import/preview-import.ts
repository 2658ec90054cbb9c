import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { fromCsvCell } from '@/lib/core/csv-cell'
import { CsvQuotes, csvRecords, type CsvRecord } from '@/lib/core/csv-records'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { once, type Once } from '@/lib/core/once'
import { registrationImport as words } from '@/lib/messages/en/registration-import'
import { IMPORT_COLUMNS } from '../csv-columns'
import type { ImportState } from '@/lib/generated/prisma/enums'
import { enqueueImport } from './enqueue-import'
import { judgeLines, type JudgedLine, type KeptLine } from './judge-lines'
import { checked, guessMapping, namedMapping } from './mapping'
import { IMPORT_MOST_LINES, SCREEN_WAITS_LINES, type Mapping, type PreviewBody, type Remap } from './schema'

/** How long a preview may take in the database: what a program waits for is judged in a few seconds. */
const IMPORT_MOST_MS = 60_000

/** The head of a file, and which of its columns is which; kept with the import. */
export interface KeptMapping {
  columns: string[]
  fields: Mapping
}

const refuse = (problem: string) => validation({ csv: [problem] }, words.refused)

function recordsOf(csv: string): CsvRecord[] {
  try {
    return csvRecords(csv, IMPORT_MOST_LINES + 2)
  } catch (error) {
    if (!(error instanceof CsvQuotes)) throw error
    throw refuse(words.quotes(error.line))
  }
}

/** @throws VALIDATION on `csv` when the file as a whole cannot be read */
function readFile(csv: string): { columns: string[]; lines: KeptLine[] } {
  const [head, ...records] = recordsOf(csv)
  const columns = (head?.cells ?? []).map((name) => name.trim())
  if (!columns.some((name) => name !== '')) throw refuse(words.noHead)
  if (records.length === 0) throw refuse(words.onlyHead)
  if (records.length > IMPORT_MOST_LINES) throw refuse(words.tooManyLines(IMPORT_MOST_LINES))
  // The apostrophe that an export puts before a phone number is taken off again.
  return { columns, lines: records.map(({ line, cells }) => ({ line, cells: columns.map((_, at) => fromCsvCell(cells[at]?.trim() ?? '')) })) }
}

/**
 * Reads a file and shows what would become of each line; no registration is written. The wrapper has checked
 * `registrations:import`.
 *
 * @param waits so many lines are judged at once; a longer file is judged in the background
 * @returns the import's id, for looking at its lines, for saying otherwise which column is which, and for applying it
 * @throws VALIDATION on `csv`, or on `mapping.<column>`
 * @see PIPE-16
 */
export async function previewImport(actor: StaffActor, { csv, file_name, mapping }: PreviewBody, waits = SCREEN_WAITS_LINES): Promise<Once<{ id: string }>> {
  const { columns, lines } = readFile(csv)
  const fields = mapping ? namedMapping(columns, mapping) : guessMapping(columns)
  return inStaff(
    actor,
    (tx) =>
      once(tx, actor.command, async () => {
        const id = newId()
        const kept: KeptMapping = { columns, fields }
        await tx.registrationImport.create({
          data: { id, name: file_name ?? words.pasted, mapping: { ...kept }, state: 'judging', createdBy: actor.userId, createdAt: now(), workedAt: now() },
          select: { id: true },
        })
        await keepLines(tx, id, lines)
        await judgeNowOrLater(tx, id, fields, lines, waits)
        return { id }
      }),
    IMPORT_MOST_MS,
  )
}

/**
 * Judges the same file again with other columns.
 *
 * @throws NOT_FOUND; CONFLICT while it is judged, and once it was applied; VALIDATION when one column stands for two things
 */
export const remapImport = (actor: StaffActor, { id, ...places }: Remap): Promise<{ id: string }> =>
  inStaff(
    actor,
    async (tx) => {
      const { columns } = await lockReadyImport(tx, id)
      const fields = checked(Object.fromEntries(IMPORT_COLUMNS.flatMap((column) => (isPlace(places[column], columns) ? [[column, places[column]]] : []))))
      await tx.registrationImport.update({ where: { id }, data: { mapping: { columns, fields }, state: 'judging', workedAt: now() }, select: { id: true } })
      await tx.$executeRaw`UPDATE registration_import_lines SET verdict = NULL, problems = '[]', registration_id = NULL WHERE import_id = ${id}::uuid`
      const lines = await tx.$queryRaw<KeptLine[]>`SELECT line, data AS cells FROM registration_import_lines WHERE import_id = ${id}::uuid ORDER BY line`
      await judgeNowOrLater(tx, id, fields, lines, SCREEN_WAITS_LINES)
      return { id }
    },
    IMPORT_MOST_MS,
  )

async function judgeNowOrLater(tx: Tx, id: string, fields: Mapping, lines: readonly KeptLine[], waits: number): Promise<void> {
  if (lines.length > waits) return enqueueImport(tx, id)
  await rewriteLines(tx, id, await judgeLines(tx, fields, lines))
  await tx.registrationImport.update({ where: { id }, data: { state: 'ready' }, select: { id: true } })
}

const isPlace = (at: number | undefined, columns: readonly string[]): at is number => at !== undefined && at < columns.length

/** Holds an import whose lines are judged and that nobody has applied. */
async function lockReadyImport(tx: Tx, id: string): Promise<KeptMapping> {
  const [found] = await tx.$queryRaw<{ mapping: KeptMapping; state: ImportState }[]>`SELECT mapping, state::text FROM registration_imports WHERE id = ${id}::uuid FOR UPDATE`
  if (!found) throw notFound('This import')
  if (found.state !== 'ready') throw conflict(found.state === 'judging' ? words.stillReading : words.applied)
  return found.mapping
}

const keepLines = (tx: Tx, importId: string, lines: readonly KeptLine[]): Promise<number> =>
  tx.$executeRaw`INSERT INTO registration_import_lines (import_id, line, data)
    SELECT ${importId}::uuid, line, data FROM jsonb_to_recordset(${JSON.stringify(lines.map(({ line, cells }) => ({ line, data: cells })))}::jsonb) AS r (line int, data jsonb)`

/** Writes what lines were judged to be now, and whether applying the import has decided about them. */
export const rewriteLines = (tx: Tx, importId: string, lines: readonly JudgedLine[], applied = false): Promise<number> =>
  tx.$executeRaw`UPDATE registration_import_lines l SET verdict = r.verdict::import_verdict, problems = r.problems, registration_id = r.registration_id, applied = ${applied}
    FROM jsonb_to_recordset(${JSON.stringify(lines.map(({ line, verdict, problems, registrationId }) => ({ line, verdict, problems, registration_id: registrationId })))}::jsonb)
      AS r (line int, verdict text, problems jsonb, registration_id uuid)
    WHERE l.import_id = ${importId}::uuid AND l.line = r.line`
