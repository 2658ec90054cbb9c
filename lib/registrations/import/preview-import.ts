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
import { judgeLines, type JudgedLine, type KeptLine } from './judge-lines'
import { checked, guessMapping, namedMapping } from './mapping'
import { IMPORT_MOST_LINES, type Mapping, type PreviewBody, type Remap } from './schema'

/** How long a preview may take in the database: the longest file is judged in a few seconds. */
export const IMPORT_MOST_MS = 60_000

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
 * @returns the import's id, for looking at its lines, for saying otherwise which column is which, and for applying it
 * @throws VALIDATION on `csv`, or on `mapping.<column>`
 * @see PIPE-16
 */
export async function previewImport(actor: StaffActor, { csv, file_name, mapping }: PreviewBody): Promise<Once<{ id: string }>> {
  const { columns, lines } = readFile(csv)
  const fields = mapping ? namedMapping(columns, mapping) : guessMapping(columns)
  return inStaff(
    actor,
    (tx) =>
      once(tx, actor.command, async () => {
        const id = newId()
        const kept: KeptMapping = { columns, fields }
        await tx.registrationImport.create({ data: { id, name: file_name ?? words.pasted, mapping: { ...kept }, createdBy: actor.userId, createdAt: now() }, select: { id: true } })
        await writeLines(tx, id, await judgeLines(tx, fields, lines))
        return { id }
      }),
    IMPORT_MOST_MS,
  )
}

/**
 * Judges the same file again with other columns.
 *
 * @throws NOT_FOUND; CONFLICT when it was applied already; VALIDATION when one column stands for two things
 */
export const remapImport = (actor: StaffActor, { id, ...places }: Remap): Promise<{ id: string }> =>
  inStaff(
    actor,
    async (tx) => {
      const { columns } = await lockOpenImport(tx, id)
      const fields = checked(Object.fromEntries(IMPORT_COLUMNS.flatMap((column) => (isPlace(places[column], columns) ? [[column, places[column]]] : []))))
      await tx.registrationImport.update({ where: { id }, data: { mapping: { columns, fields } }, select: { id: true } })
      await rewriteLines(tx, id, await judgeLines(tx, fields, await keptLines(tx, id)))
      return { id }
    },
    IMPORT_MOST_MS,
  )

const isPlace = (at: number | undefined, columns: readonly string[]): at is number => at !== undefined && at < columns.length

/** Holds an import that is not applied yet. */
async function lockOpenImport(tx: Tx, id: string): Promise<KeptMapping> {
  const [found] = await tx.$queryRaw<{ mapping: KeptMapping; applied: boolean }[]>`
    SELECT mapping, applied_at IS NOT NULL AS applied FROM registration_imports WHERE id = ${id}::uuid FOR UPDATE`
  if (!found) throw notFound('This import')
  if (found.applied) throw conflict(words.applied)
  return found.mapping
}

/** The lines of an import as they came. */
export const keptLines = (tx: Tx, id: string): Promise<KeptLine[]> =>
  tx.$queryRaw<KeptLine[]>`SELECT line, data AS cells FROM registration_import_lines WHERE import_id = ${id}::uuid ORDER BY line`

const asRows = (lines: readonly JudgedLine[]): string =>
  JSON.stringify(lines.map(({ line, cells, verdict, problems, registrationId }) => ({ line, data: cells, verdict, problems, registration_id: registrationId })))

const writeLines = (tx: Tx, importId: string, lines: readonly JudgedLine[]): Promise<number> =>
  tx.$executeRaw`INSERT INTO registration_import_lines (import_id, line, data, verdict, problems, registration_id)
    SELECT ${importId}::uuid, line, data, verdict::import_verdict, problems, registration_id
    FROM jsonb_to_recordset(${asRows(lines)}::jsonb) AS r (line int, data jsonb, verdict text, problems jsonb, registration_id uuid)`

/** Writes what lines were judged to be now. */
export const rewriteLines = (tx: Tx, importId: string, lines: readonly JudgedLine[]): Promise<number> =>
  tx.$executeRaw`UPDATE registration_import_lines l SET verdict = r.verdict::import_verdict, problems = r.problems, registration_id = r.registration_id
    FROM jsonb_to_recordset(${asRows(lines)}::jsonb) AS r (line int, verdict text, problems jsonb, registration_id uuid)
    WHERE l.import_id = ${importId}::uuid AND l.line = r.line`
