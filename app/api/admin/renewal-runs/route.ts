import { staffRoute } from '@/lib/auth/route'
import { listRuns } from '@/lib/renewals/queries'
import { requestRun } from '@/lib/renewals/request-run'
import { requestedAnswer, runsAnswer, toRun } from '@/lib/renewals/resources'
import { runsQuery } from '@/lib/renewals/schema'

export const GET = staffRoute({ summary: 'List runs of the renewals, newest first', permission: 'renewals:read', query: runsQuery, answer: runsAnswer }, async (actor, query) => {
  const { rows, nextCursor } = await listRuns(actor, query)
  return { data: rows.map(toRun), next_cursor: nextCursor }
})

export const POST = staffRoute({ summary: 'Ask for a run of the renewals now', permission: 'renewals:manage', answer: requestedAnswer, status: 202, limit: 'write' }, (actor) => requestRun(actor))
