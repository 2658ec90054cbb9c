import { createHash } from 'node:crypto'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { once, type Once } from '@/lib/core/once'
import { readCsv, type CsvLine } from './csv-text'
import type { Counts, PreviewImport } from './import-schema'
import { judgeFile, type JudgedLine } from './judge-file'
import { standingCatalogue } from './standing'

/** What a file would do, and the digest that stands for exactly that. */
export interface Judgement {
  lines: JudgedLine[]
  digest: string
  counts: Counts
}

/** A preview that was kept. `createdAt` in ISO 8601. */
export interface ImportPreview extends Omit<Judgement, 'lines'> {
  id: string
  createdAt: string
}

/** Judges a file against the catalogue as the transaction sees it. */
export async function judged(tx: Tx, file: readonly CsvLine[]): Promise<Judgement> {
  const lines = judgeFile(file, await standingCatalogue(tx))
  const count = (wanted: JudgedLine['verdict']) => lines.filter(({ verdict }) => verdict === wanted).length
  return {
    lines,
    digest: createHash('sha256').update(JSON.stringify(lines)).digest('hex'),
    counts: { create: count('create'), change: count('change'), unchanged: count('unchanged'), refused: count('refused') },
  }
}

/** Writes the lines of a preview in one statement. */
export const keepLines = (tx: Tx, importId: string, lines: readonly JudgedLine[]): Promise<number> =>
  tx.$executeRaw`INSERT INTO catalogue_import_lines (import_id, line, verdict, industry, sector, effects, reason)
    SELECT ${importId}::uuid, line, verdict::catalogue_verdict, industry, sector, effects, nullif(reason, 'null'::jsonb)
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS r (line int, verdict text, industry text, sector text, effects jsonb, reason jsonb)`

/**
 * Reads a file and shows what it would do; nothing of the catalogue is changed. The wrapper has checked `catalogue:manage`.
 *
 * @returns the preview's id, for looking at it and for `applyImport`.
 * @throws VALIDATION on `csv` when the file as a whole cannot be read.
 */
export async function previewImport(actor: StaffActor, { csv, file_name }: PreviewImport): Promise<Once<ImportPreview>> {
  const file = readCsv(csv)
  return inStaff(actor, (tx) =>
    once(tx, actor.command, async () => {
      const { lines, digest, counts } = await judged(tx, file)
      const [id, createdAt] = [newId(), now()]
      await tx.catalogueImport.create({
        data: { id, staffId: actor.userId, fileName: file_name ?? null, csv, digest, counts: { ...counts }, createdAt, judgedAt: createdAt },
        select: { id: true },
      })
      await keepLines(tx, id, lines)
      return { id, digest, counts, createdAt: createdAt.toISOString() }
    }),
  )
}
