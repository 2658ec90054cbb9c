// What `GET /api/payment-methods` takes and answers. Browser-safe.
import { z } from 'zod'
import { country } from '@/lib/core/fields'

export const paymentMethodsQuery = z.strictObject({ country: country.optional() })

export const paymentMethodsAnswer = z.object({
  payment_methods: z.array(z.object({ slug: z.string(), name: z.string(), instructions: z.string() })),
})
