import { staffRoute } from '@/lib/auth/route'
import { reportFile } from '@/lib/reports/report-file'
import { reportParams, reportQuery } from '@/lib/reports/schema'

export const GET = staffRoute(
  { summary: 'The figures of a report over a period, as a CSV file', permission: 'reports:read', params: reportParams, query: reportQuery, status: 200 },
  async (actor, input) => {
    const { name, text } = await reportFile(actor, input)
    return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' } })
  },
)
