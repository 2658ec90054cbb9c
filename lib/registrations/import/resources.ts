import type { z } from 'zod'
import type { StaffActor } from '@/lib/core/actor'
import type { Once } from '@/lib/core/once'
import { IMPORT_COLUMNS } from '../csv-columns'
import { applyImport } from './apply-import'
import { getImport, type ImportLine, type ImportRow } from './import-queries'
import { previewImport } from './preview-import'
import { API_WAITS_LINES, type importAnswer, type importLinesAnswer, type PreviewBody } from './schema'

// Imports in the contract's words.

type Answer = z.input<typeof importAnswer>

const toImport = ({ id, state, lineCount, mapping: { columns, fields }, counts, created, createdAt, appliedAt }: ImportRow): Answer => ({
  id,
  columns,
  mapping: Object.fromEntries(IMPORT_COLUMNS.flatMap((column) => (fields[column] === undefined ? [] : [[column, columns[fields[column]] ?? '']]))),
  state,
  lines: lineCount,
  counts,
  created,
  created_at: createdAt.toISOString(),
  applied_at: appliedAt?.toISOString() ?? null,
})

const answerOf = async (actor: StaffActor, id: string): Promise<Answer> => toImport(await getImport(actor, id, { limit: 1 }))

export const toImportLines = ({ lines, nextCursor, ...found }: ImportRow & { lines: ImportLine[]; nextCursor: string | null }): z.input<typeof importLinesAnswer> => ({
  ...toImport(found),
  data: lines.map(({ line, verdict, problems, registrationId }) => ({ line, verdict, problems, registration_id: registrationId })),
  next_cursor: nextCursor,
})

/** Reads a file and answers with what would become of it, or, where it is long, what is known of it by now. */
export async function previewToAnswer(actor: StaffActor, body: PreviewBody): Promise<Once<Answer>> {
  const { replayed, result } = await previewImport(actor, body, API_WAITS_LINES)
  return { replayed, result: await answerOf(actor, result.id) }
}

/** Applies an import and answers with what became of it, or, where it is long, of its lines by now. */
export async function applyToAnswer(actor: StaffActor, input: { id: string; with_duplicates: boolean }): Promise<Answer> {
  await applyImport(actor, input, API_WAITS_LINES)
  return answerOf(actor, input.id)
}
