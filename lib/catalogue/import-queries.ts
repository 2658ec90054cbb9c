import { Prisma } from '@/lib/generated/prisma/client'
import type { CatalogueVerdict } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { Reason } from './csv-row'
import type { Counts, ImportLinesQuery } from './import-schema'
import type { Effect } from './judge-file'
import { fromPlaceCursor, toPlaceCursor } from './place-cursor'

/** An import in the list of the latest ones. */
export interface ImportRow {
  id: string
  fileName: string | null
  byName: string
  digest: string
  counts: Counts
  createdAt: Date
  judgedAt: Date
  appliedAt: Date | null
}

/** A line of an import as it is shown. */
export interface ImportLine {
  line: number
  verdict: CatalogueVerdict
  industry: string
  sector: string
  effects: Effect[]
  reason: Reason | null
}

const importColumns = Prisma.sql`c.id, c.file_name AS "fileName", u.name AS "byName", c.digest, c.counts, c.created_at AS "createdAt", c.judged_at AS "judgedAt", c.applied_at AS "appliedAt"
  FROM catalogue_imports c JOIN users u ON u.id = c.staff_id`

const LATEST = 10

/** The latest imports, the newest first. */
export const latestImports = (actor: StaffActor): Promise<ImportRow[]> =>
  inStaff(actor, (tx) => tx.$queryRaw<ImportRow[]>`SELECT ${importColumns} ORDER BY c.created_at DESC, c.id DESC LIMIT ${LATEST}`)

/**
 * An import with a page of its lines, in the file's order. Those that change nothing are shown when asked for.
 *
 * @throws NOT_FOUND, also when it was swept away.
 */
export async function getImport(actor: StaffActor, id: string, { verdict, cursor, limit }: ImportLinesQuery): Promise<ImportRow & { lines: ImportLine[]; nextCursor: string | null }> {
  const behind = cursor === undefined ? -1 : fromPlaceCursor(cursor)[0]
  return inStaff(actor, async (tx) => {
    const [found] = await tx.$queryRaw<ImportRow[]>`SELECT ${importColumns} WHERE c.id = ${id}::uuid`
    if (!found) throw notFound('This import')
    const wanted = verdict ? Prisma.sql`verdict = ${verdict}::catalogue_verdict` : Prisma.sql`verdict <> 'unchanged'`
    const lines = await tx.$queryRaw<ImportLine[]>`SELECT line, verdict::text, industry, sector, effects, reason FROM catalogue_import_lines
      WHERE import_id = ${id}::uuid AND line > ${behind}::int AND ${wanted} ORDER BY line LIMIT ${limit + 1}`
    const shown = lines.slice(0, limit)
    const last = shown.at(-1)
    return { ...found, lines: shown, nextCursor: lines.length > limit && last ? toPlaceCursor([last.line, '']) : null }
  })
}
