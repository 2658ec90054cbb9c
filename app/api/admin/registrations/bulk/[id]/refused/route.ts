import { staffRoute } from '@/lib/auth/route'
import { refusedLines } from '@/lib/registrations/runs/run-queries'
import { runParams } from '@/lib/registrations/runs/schema'

export const GET = staffRoute(
  { summary: 'The registrations that such a command refused, as a CSV file with the reasons', permission: 'registrations:update', params: runParams, status: 200 },
  async (actor, { id }) =>
    new Response(await refusedLines(actor, id), {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="refused.csv"', 'cache-control': 'no-store' },
    }),
)
