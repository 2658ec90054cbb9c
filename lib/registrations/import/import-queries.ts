import type { StaffActor } from '@/lib/core/actor'
import { csvFile } from '@/lib/core/csv-file'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { fromLineCursor, pageBy, toLineCursor } from '@/lib/core/keyset'
import { streamRows } from '@/lib/core/stream-rows'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ImportState, ImportVerdict } from '@/lib/generated/prisma/enums'
import { registrationImport as words } from '@/lib/messages/en/registration-import'
import type { KeptMapping } from './preview-import'
import type { Counts, LinesQuery, Problem } from './schema'

/** An import as lists and its page show it. */
export interface ImportRow {
  id: string
  name: string
  byName: string
  mapping: KeptMapping
  createdAt: Date
  appliedAt: Date | null
  state: ImportState
  withDuplicates: boolean
  lineCount: number
  /** Of the lines that are judged by now. */
  counts: Counts
  judged: number
  /** How many lines applying it has decided about, and about how many it has to. */
  applied: number
  toApply: number
  /** How many registrations it has made. */
  created: number
}

export interface ImportLine {
  line: number
  cells: string[]
  /** Null while it is not judged yet. */
  verdict: ImportVerdict | null
  problems: Problem[]
  registrationId: string | null
  number: string | null
}

const LATEST = 10

const importRows = (tx: Tx, rest: Prisma.Sql): Promise<ImportRow[]> => tx.$queryRaw<ImportRow[]>`
  SELECT i.id, i.name, u.name AS "byName", i.mapping, i.created_at AS "createdAt", i.applied_at AS "appliedAt", i.state::text, i.with_duplicates AS "withDuplicates", c.*
  FROM registration_imports i JOIN users u ON u.id = i.created_by
  CROSS JOIN LATERAL (SELECT jsonb_build_object('create', count(*) FILTER (WHERE verdict = 'create'), 'duplicate', count(*) FILTER (WHERE verdict = 'duplicate'),
      'known', count(*) FILTER (WHERE verdict = 'known'), 'refused', count(*) FILTER (WHERE verdict = 'refused')) AS counts,
      count(*)::int AS "lineCount", count(verdict)::int AS judged, (count(*) FILTER (WHERE verdict IN ('create', 'duplicate') AND registration_id IS NOT NULL))::int AS created,
      (count(*) FILTER (WHERE applied))::int AS applied, (count(*) FILTER (WHERE applied OR verdict = 'create' OR (verdict = 'duplicate' AND i.with_duplicates)))::int AS "toApply"
    FROM registration_import_lines l WHERE l.import_id = i.id) c ${rest}`

/** The latest imports, the newest first. */
export const latestImports = (actor: StaffActor): Promise<ImportRow[]> => inStaff(actor, (tx) => importRows(tx, Prisma.sql`ORDER BY i.created_at DESC, i.id DESC LIMIT ${LATEST}`))

/**
 * An import with a page of its lines, in the file's order.
 *
 * @throws NOT_FOUND, also when it was swept away; VALIDATION on `cursor`
 */
export const getImport = (actor: StaffActor, id: string, { verdict, cursor, limit }: LinesQuery): Promise<ImportRow & { lines: ImportLine[]; nextCursor: string | null }> =>
  inStaff(actor, async (tx) => {
    const [found] = await importRows(tx, Prisma.sql`WHERE i.id = ${id}::uuid`)
    if (!found) throw notFound('This import')
    const lines = await tx.$queryRaw<ImportLine[]>`
      SELECT l.line, l.data AS cells, l.verdict::text, l.problems, l.registration_id AS "registrationId", r.number
      FROM registration_import_lines l LEFT JOIN registrations r ON r.id = l.registration_id
      WHERE l.import_id = ${id}::uuid AND l.line > ${fromLineCursor(cursor)} ${verdict ? Prisma.sql`AND l.verdict = ${verdict}::import_verdict` : Prisma.empty}
      ORDER BY l.line LIMIT ${limit + 1}`
    const { rows, nextCursor } = pageBy(lines, limit, ({ line }) => toLineCursor(line))
    return { ...found, lines: rows, nextCursor }
  })

/**
 * The lines that were not taken in, all of them, as they came, each with its number and what is wrong: to be corrected
 * and imported again.
 *
 * @throws NOT_FOUND
 */
export async function problemLines(actor: StaffActor, id: string): Promise<string> {
  const { mapping } = await getImport(actor, id, { limit: 1 })
  const lines = [[words.lineColumn, ...mapping.columns, words.problemColumn]]
  const rows = streamRows<{ line: number; cells: string[]; problems: Problem[] }>(
    actor,
    Prisma.sql`SELECT line, data AS cells, problems FROM registration_import_lines WHERE import_id = ${id}::uuid AND verdict IN ('refused', 'duplicate') AND registration_id IS NULL ORDER BY line`,
  )
  for await (const batch of rows) for (const { line, cells, problems } of batch) lines.push([`${line}`, ...cells, problems.map(({ column, text }) => (column ? `${column}: ${text}` : text)).join('; ')])
  return csvFile(lines)
}
