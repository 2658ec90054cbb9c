import { formRoute } from '@/lib/auth/form-route'
import { tokenSchema } from '@/lib/people/schema'
import { followLink } from '@/lib/people/use-link'

export const POST = formRoute({ summary: 'Confirms an e-mail address', body: tokenSchema, limit: 'token', page: '/verify' }, async (caller, input) => {
  await followLink('verify_email')(caller, input)
  return '/verify?done=1'
})
