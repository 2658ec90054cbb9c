import { staffRoute } from '@/lib/auth/route'
import { CSV_MOST_BYTES } from '@/lib/catalogue/csv-columns'
import { importAnswer, previewImportBody } from '@/lib/catalogue/import-schema'
import { previewImport } from '@/lib/catalogue/preview-import'
import { toImport, toOnce } from '@/lib/catalogue/resources'

export const POST = staffRoute(
  {
    summary: 'Read a CSV file of industries and sectors, and show what it would do',
    permission: 'catalogue:manage',
    body: previewImportBody,
    // Line ends and quotation marks take two bytes in JSON.
    bodyBytes: CSV_MOST_BYTES + 512 * 1024,
    answer: importAnswer,
    status: 201,
    limit: 'write',
    idempotent: true,
  },
  async (actor, body) => toOnce(await previewImport(actor, body), toImport),
)
