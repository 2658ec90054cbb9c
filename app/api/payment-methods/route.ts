import { publicRoute } from '@/lib/auth/route'
import { listPaymentMethods } from '@/lib/payments/method-queries'
import { paymentMethodsAnswer, paymentMethodsQuery } from '@/lib/payments/method-schema'

export const GET = publicRoute(
  { permission: 'public', query: paymentMethodsQuery, answer: paymentMethodsAnswer },
  async (_caller, { country }) => ({ payment_methods: await listPaymentMethods(country) }),
)
