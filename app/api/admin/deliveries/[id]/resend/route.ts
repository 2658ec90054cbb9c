import { staffRoute } from '@/lib/auth/route'
import { notFound } from '@/lib/core/errors'
import { deliveryAnswer, deliveryParams } from '@/lib/deliveries/list-schema'
import { findDelivery } from '@/lib/deliveries/queries'
import { resendDelivery } from '@/lib/deliveries/resend-delivery'
import { toDelivery } from '@/lib/deliveries/resources'

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
  async (actor, input) => {
    const { replayed, result } = await resendDelivery(actor, input)
    const made = await findDelivery(actor, result.id)
    if (!made) throw notFound('This message')
    return { replayed, result: toDelivery(made) }
  },
)
