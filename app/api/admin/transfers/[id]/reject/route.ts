import { z } from 'zod'
import { staffRoute } from '@/lib/auth/route'
import { rejectTransfer } from '@/lib/payments/reject-transfer'
import { rejectTransferBody, transferParams } from '@/lib/payments/schema'

const answer = z.object({ id: z.uuid(), status: z.literal('rejected') })

export const POST = staffRoute(
  { summary: 'Reject a transfer whose money did not arrive', permission: 'payments:confirm', params: transferParams, body: rejectTransferBody, answer },
  rejectTransfer,
)
