import { publicRoute } from '@/lib/auth/route'
import { listPaymentMethods } from '@/lib/payments/method-queries'
import { paymentMethodsAnswer, paymentMethodsQuery } from '@/lib/payments/method-schema'

export const GET = publicRoute(
  { summary: 'The ways to pay that a country is offered', query: paymentMethodsQuery, answer: paymentMethodsAnswer },
  async (_caller, { country }) => ({ payment_methods: await listPaymentMethods(country) }),
)
