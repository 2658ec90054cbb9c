import { formRoute } from '@/lib/auth/form-route'
import { passwordProblemOf } from '@/lib/people/password-rules'
import { newPasswordSchema } from '@/lib/people/schema'
import { resetPassword } from '@/lib/people/set-password'

const shape = { summary: 'Sets a forgotten password', body: newPasswordSchema, limit: 'token', page: '/reset', problemOf: passwordProblemOf } as const

// Not signed in afterwards: the new password is asked for once, and later second factors cannot be walked around.
export const POST = formRoute(shape, async (caller, input) => {
  await resetPassword(caller, input)
  return '/login?notice=password-set'
})
