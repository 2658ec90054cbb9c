import { z } from 'zod'
import { staffRoute } from '@/lib/auth/route'
import { confirmTransfer } from '@/lib/payments/confirm-transfer'
import { confirmTransferBody, transferParams } from '@/lib/payments/schema'

const answer = z.object({ id: z.uuid(), status: z.literal('confirmed') })

export const POST = staffRoute(
  { summary: 'Confirm that the money of a transfer is in the bank', permission: 'payments:confirm', params: transferParams, body: confirmTransferBody, answer },
  confirmTransfer,
)
