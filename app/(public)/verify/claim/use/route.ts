import { formRoute } from '@/lib/auth/form-route'
import { startSession } from '@/lib/auth/session'
import { convert as words } from '@/lib/messages/en/convert'
import { claimWithPassword } from '@/lib/onboarding/claim'
import { claimSchema } from '@/lib/onboarding/claim-schema'
import { homePath } from '@/lib/people/home-path'
import { passwordProblemOf } from '@/lib/people/password-rules'

const shape = { summary: 'Sets the first password of somebody who was let in', body: claimSchema, limit: 'token', page: '/verify/claim', kept: ['email', 'way'] } as const

export const POST = formRoute(
  {
    ...shape,
    problemOf: (fields) => {
      if (fields.email) return fields.email.includes(words.claim.emailTaken) ? 'taken' : 'email'
      return passwordProblemOf(fields)
    },
  },
  async (caller, input) => {
    const userId = await claimWithPassword(caller, input)
    await startSession(userId)
    return homePath(userId)
  },
)
