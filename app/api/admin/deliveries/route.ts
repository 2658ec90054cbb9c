import { staffRoute } from '@/lib/auth/route'
import { deliveriesAnswer, deliveriesQuery } from '@/lib/deliveries/list-schema'
import { listDeliveries } from '@/lib/deliveries/queries'
import { toDeliveries } from '@/lib/deliveries/resources'

export const GET = staffRoute(
  { summary: 'List outbound messages, newest first', permission: 'deliveries:read', query: deliveriesQuery, answer: deliveriesAnswer },
  async (actor, query) => toDeliveries(await listDeliveries(actor, query)),
)
