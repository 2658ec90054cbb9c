import { z } from 'zod'
import { staffRoute } from '@/lib/auth/route'
import { listTransfers, toTransferAnswer, transfersQuery } from '@/lib/payments/queries'
import { transferAnswer } from '@/lib/payments/schema'

const answer = z.object({ data: z.array(transferAnswer), next_cursor: z.string().nullable() })

export const GET = staffRoute({ summary: 'List transfers, newest first', permission: 'payments:read', query: transfersQuery, answer }, async (actor, query) => {
  const { rows, nextCursor } = await listTransfers(actor, query)
  return { data: rows.map(toTransferAnswer), next_cursor: nextCursor }
})
