import { staffRoute } from '@/lib/auth/route'
import { exportCatalogue } from '@/lib/catalogue/export-catalogue'

export const GET = staffRoute(
  { summary: 'All industries and sectors as a CSV file, which can be imported again', permission: 'catalogue:read', status: 200 },
  async (actor) =>
    new Response(await exportCatalogue(actor), {
      headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="catalogue.csv"', 'cache-control': 'no-store' },
    }),
)
