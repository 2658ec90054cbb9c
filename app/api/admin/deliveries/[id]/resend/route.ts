import { staffRoute } from '@/lib/auth/route'
import { deliveryAnswer, deliveryParams } from '@/lib/deliveries/list-schema'
import { resendDelivery } from '@/lib/deliveries/resend-delivery'

export const POST = staffRoute(
  {
    summary: 'Send a message once more, as a new message',
    permission: 'deliveries:resend',
    params: deliveryParams,
    answer: deliveryAnswer,
    status: 201,
    limit: 'write',
    idempotent: true,
  },
  resendDelivery,
)
