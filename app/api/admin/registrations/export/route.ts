import { staffRoute } from '@/lib/auth/route'
import { exportRegistrations } from '@/lib/registrations/export/export-registrations'
import { exportQuery } from '@/lib/registrations/export/schema'

export const GET = staffRoute(
  { summary: 'The registrations that fit a filter as a CSV file, which can be imported again', permission: 'registrations:export', query: exportQuery, status: 200, limit: 'export' },
  async (actor, query) =>
    new Response(await exportRegistrations(actor, query), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="registrations.csv"',
        'cache-control': 'no-store',
        // Proxies that collect an answer before they pass it on would hold all of it.
        'x-accel-buffering': 'no',
      },
    }),
)
