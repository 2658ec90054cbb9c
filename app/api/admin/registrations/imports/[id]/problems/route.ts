import { staffRoute } from '@/lib/auth/route'
import { problemLines } from '@/lib/registrations/import/import-queries'
import { importParams } from '@/lib/registrations/import/schema'

export const GET = staffRoute(
  { summary: 'The lines of an import that were not taken in, as a CSV file with the reasons', permission: 'registrations:import', params: importParams, status: 200 },
  async (actor, { id }) =>
    new Response(await problemLines(actor, id), {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="problems.csv"', 'cache-control': 'no-store' },
    }),
)
