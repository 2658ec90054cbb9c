import { formRoute } from '@/lib/auth/form-route'
import { startSession } from '@/lib/auth/session'
import { homePath } from '@/lib/people/home-path'
import { passwordProblemOf } from '@/lib/people/password-rules'
import { newPasswordSchema } from '@/lib/people/schema'
import { setPassword } from '@/lib/people/set-password'

const shape = { summary: 'Sets the first password of somebody who was let in', body: newPasswordSchema, limit: 'token', page: '/verify/claim', problemOf: passwordProblemOf } as const

export const POST = formRoute(shape, async (caller, input) => {
  const userId = await setPassword('claim')(caller, input)
  await startSession(userId)
  return homePath(userId)
})
