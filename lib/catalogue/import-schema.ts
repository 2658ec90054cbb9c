import { z } from 'zod'
import { cursor, limit, optionalLine, uuid } from '@/lib/core/fields'
import { isStorable } from '@/lib/core/unicode'
import { CatalogueVerdict } from '@/lib/generated/prisma/enums'
import { catalogue as words } from '@/lib/messages/en/catalogue'
import { CSV_MOST_BYTES } from './csv-columns'

// A file of industries and sectors on its way into the catalogue. Browser-safe.

export const previewImportBody = z.object({
  /** The file's text. */
  csv: z
    .string({ error: words.file.missing })
    .refine((text) => text.trim() !== '', { error: words.file.missing, abort: true })
    .refine((text) => text.length <= CSV_MOST_BYTES, { error: words.file.tooLarge, abort: true })
    .refine(isStorable, words.file.notText),
  file_name: optionalLine(200),
})
export type PreviewImport = z.output<typeof previewImportBody>

export const importParams = z.object({ id: uuid })

export const applyImportBody = z.object({
  /** Of the preview that was looked at: only that is applied. */
  digest: z.string().regex(/^[0-9a-f]{64}$/u, words.import.look),
})
export type ApplyImport = z.output<typeof applyImportBody> & z.output<typeof importParams>

export const importLinesQuery = z.object({
  /** Without it, all that is not unchanged. */
  verdict: z.enum(CatalogueVerdict).optional(),
  cursor: cursor.optional(),
  limit,
})
export type ImportLinesQuery = z.output<typeof importLinesQuery>

const countsAnswer = z.object({ create: z.int(), change: z.int(), unchanged: z.int(), refused: z.int() })
export type Counts = z.output<typeof countsAnswer>

export const importAnswer = z.object({
  id: z.uuid(),
  digest: z.string(),
  counts: countsAnswer,
  created_at: z.iso.datetime(),
  applied_at: z.iso.datetime().nullable(),
})
const lineAnswer = z.object({
  line: z.int(),
  verdict: z.enum(CatalogueVerdict),
  industry: z.string(),
  sector: z.string().nullable(),
  /** What it does, in words. */
  effects: z.array(z.string()),
  /** Why it is left out, in words. */
  reason: z.string().nullable(),
})
export const importLinesAnswer = importAnswer.extend({ data: z.array(lineAnswer), next_cursor: z.string().nullable() })
