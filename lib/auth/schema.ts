import { z } from 'zod'
import { email, givenPassword } from '@/lib/core/fields'

/** What somebody signs in with. Never says what a right password would look like. */
export const loginSchema = z.object({ email, password: givenPassword })
export type Login = z.output<typeof loginSchema>
