import { accountRoute } from '@/lib/auth/route'
import { submitTransferAnswer, submitTransferBody, submitTransferParams } from '@/lib/payments/schema'
import { submitTransfer } from '@/lib/payments/submit-transfer'

export const POST = accountRoute(
  {
    summary: 'Announce that an invoice has been paid; finance confirms the money',
    permission: 'billing:pay',
    params: submitTransferParams,
    body: submitTransferBody,
    answer: submitTransferAnswer,
    status: 201,
    limit: 'write',
    idempotent: true,
  },
  submitTransfer,
)
