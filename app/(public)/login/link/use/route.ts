import { formRoute } from '@/lib/auth/form-route'
import { startSession } from '@/lib/auth/session'
import { homePath } from '@/lib/people/home-path'
import { tokenSchema } from '@/lib/people/schema'
import { followLink } from '@/lib/people/use-link'

export const POST = formRoute({ summary: 'Signs in by a link', body: tokenSchema, limit: 'token', page: '/login/link' }, async (caller, input) => {
  const userId = await followLink('magic_link')(caller, input)
  await startSession(userId)
  return homePath(userId)
})
