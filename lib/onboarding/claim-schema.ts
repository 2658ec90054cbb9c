import { z } from 'zod'
import { email, givenPassword } from '@/lib/core/fields'
import { newPasswordSchema, tokenSchema } from '@/lib/people/schema'

// Taking over an account that staff have opened. Browser-safe.

/** A first password. The address is asked for only where the person has none on record. */
export const claimSchema = newPasswordSchema.extend({ email: z.preprocess((typed) => (typed === '' ? undefined : typed), email.optional()) })
export type ClaimWithPassword = z.output<typeof claimSchema>

/** Joining an existing login: nothing but the link for who is signed in, address and password for who is not. */
export const joinSchema = tokenSchema.extend({
  email: z.preprocess((typed) => (typed === '' ? undefined : typed), email.optional()),
  password: z.preprocess((typed) => (typed === '' ? undefined : typed), givenPassword.optional()),
})
