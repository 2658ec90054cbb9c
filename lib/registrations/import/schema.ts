import { z } from 'zod'
import { cursor, limit, optionalLine, uuid } from '@/lib/core/fields'
import { isStorable } from '@/lib/core/unicode'
import { ImportState, ImportVerdict } from '@/lib/generated/prisma/enums'
import { registrationImport as words } from '@/lib/messages/en/registration-import'
import { IMPORT_COLUMNS, type ImportColumn } from '../csv-columns'

// A list of registrations on its way in. Browser-safe.

/** The largest file, in bytes, and the most lines in it. */
export const IMPORT_MOST_BYTES = 8 * 1024 * 1024
export const IMPORT_MOST_LINES = 20_000
/** So many lines are judged and applied while a screen waits; a program waits longer. More go on in the background. */
export const SCREEN_WAITS_LINES = 500
export const API_WAITS_LINES = 5_000

/** Which column of the file (by its place, from 0) says what; what is left out is not in the file. */
export type Mapping = Partial<Record<ImportColumn, number>>

/** Our column → the name of the file's column; '' for one that is not there. */
const mappingBody = z.partialRecord(z.enum(IMPORT_COLUMNS), z.string().max(500))

export const previewBody = z.object({
  csv: z
    .string({ error: words.missingFile })
    .refine((text) => text.trim() !== '', { error: words.missingFile, abort: true })
    .refine((text) => text.length <= IMPORT_MOST_BYTES, { error: words.tooLarge, abort: true })
    .refine(isStorable, words.notText)
    .describe('the text of the file; its first line names the columns'),
  file_name: optionalLine(200),
  mapping: mappingBody.optional().describe('our column → the name of the file’s column; guessed where it is left out'),
})
export type PreviewBody = z.output<typeof previewBody>

export const importParams = z.object({ id: uuid })

/** From the form: a place in the head for each of our columns, '' for none. */
const place = z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(0).max(999)]).optional()
export const remapForm = z.object({ id: uuid, ...(Object.fromEntries(IMPORT_COLUMNS.map((column) => [column, place])) as Record<ImportColumn, typeof place>) })
export type Remap = z.output<typeof remapForm>

export const applyBody = z.object({ with_duplicates: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false).describe('also create lines that look like somebody who is here') })

export const linesQuery = z.object({ verdict: z.enum(ImportVerdict).optional(), cursor: cursor.optional(), limit })
export type LinesQuery = z.output<typeof linesQuery>

const countsAnswer = z.object({ create: z.int(), duplicate: z.int(), known: z.int(), refused: z.int() })
export type Counts = z.output<typeof countsAnswer>

export const importAnswer = z.object({
  id: z.uuid(),
  columns: z.array(z.string()).describe('as the file names them'),
  mapping: z.partialRecord(z.enum(IMPORT_COLUMNS), z.string()).describe('our column → the file’s'),
  state: z.enum(ImportState).describe('more than 5,000 lines are judged, and applied, in the background: ask again'),
  lines: z.int(),
  counts: countsAnswer.describe('of the lines that are judged by now'),
  created: z.int().describe('how many registrations it has made'),
  created_at: z.iso.datetime(),
  applied_at: z.iso.datetime().nullable(),
})

/** What keeps a line out, or what it may be a duplicate of. */
const problem = z.object({ column: z.enum(IMPORT_COLUMNS).nullable(), text: z.string(), registration_id: z.uuid().optional() })
export type Problem = z.output<typeof problem>

export const importLinesAnswer = importAnswer.extend({
  data: z.array(z.object({ line: z.int(), verdict: z.enum(ImportVerdict).nullable(), problems: z.array(problem), registration_id: z.uuid().nullable() })),
  next_cursor: z.string().nullable(),
})
