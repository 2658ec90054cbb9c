import { validation, type FieldErrors } from '@/lib/core/errors'
import { fields as say } from '@/lib/messages/en/fields'
import { passwordProblem } from '@/lib/auth/common-passwords'
import type { Problem } from '@/lib/auth/form-route'

/**
 * Refuses a new password that many people use, or that is the person's own data.
 *
 * @throws VALIDATION on `password`
 */
export function requireGoodPassword(password: string, own: readonly (string | null)[]): void {
  const problem = passwordProblem(password, own.filter((text) => text !== null))
  if (problem) throw validation({ password: [say[problem]] })
}

/** The one word for a refused password, for a form that answers with a redirect. */
export function passwordProblemOf({ password }: FieldErrors): Problem | undefined {
  if (!password) return undefined
  if (password.includes(say.commonPassword)) return 'common'
  return password.includes(say.personalPassword) ? 'personal' : 'password'
}
