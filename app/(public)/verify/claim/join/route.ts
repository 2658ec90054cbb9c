import { authenticate } from '@/lib/auth/authenticate'
import { formRoute } from '@/lib/auth/form-route'
import { currentUser, startSession } from '@/lib/auth/session'
import { unauthenticated } from '@/lib/core/errors'
import { joinLogin } from '@/lib/onboarding/claim'
import { joinSchema } from '@/lib/onboarding/claim-schema'

const shape = { summary: 'Adds an account that staff opened to a login that exists', body: joinSchema, limit: 'token', page: '/verify/claim', kept: ['email', 'way'] } as const

export const POST = formRoute({ ...shape, problemOf: (_fields, code) => (code === 'INTERNAL' || code === 'TRY_AGAIN' ? undefined : 'login') }, async (caller, { token, email, password }) => {
  const user = await currentUser()
  if (user) return joinLogin(caller, { token, userId: user.userId })
  if (!email || !password) throw unauthenticated()
  const userId = await authenticate({ email, password }, caller)
  const path = await joinLogin(caller, { token, userId })
  await startSession(userId)
  return path
})
