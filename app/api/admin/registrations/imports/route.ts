import { staffRoute } from '@/lib/auth/route'
import { previewToAnswer } from '@/lib/registrations/import/resources'
import { IMPORT_MOST_BYTES, importAnswer, previewBody } from '@/lib/registrations/import/schema'

export const POST = staffRoute(
  {
    summary: 'Read a CSV file of registrations, and show what would become of each line',
    permission: 'registrations:import',
    body: previewBody,
    // Line ends and quotation marks take two bytes in JSON.
    bodyBytes: IMPORT_MOST_BYTES + 512 * 1024,
    answer: importAnswer,
    status: 201,
    limit: 'write',
    idempotent: true,
  },
  previewToAnswer,
)
