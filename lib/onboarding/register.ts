import type { z } from 'zod'
import { passwordProblem } from '@/lib/auth/common-passwords'
import { hashPassword } from '@/lib/auth/password'
import type { PublicCaller } from '@/lib/core/actor'
import { validation } from '@/lib/core/errors'
import type { Once } from '@/lib/core/once'
import { fields as say } from '@/lib/messages/en/fields'
import { signup as words } from '@/lib/messages/en/signup'
import { fromWeb } from './from-web'
import type { Register, registerAnswer } from './schema'

type Answer = z.input<typeof registerAnswer>

/**
 * Registers through the API: judges and hashes the password, goes through the web door, and answers in the contract's words.
 *
 * @throws VALIDATION at the field, CONFLICT, DOMAIN_TAKEN, IDEMPOTENCY_CONFLICT, TRY_AGAIN when too many passwords wait
 *   to be hashed.
 * @see T0-03 to T0-06, T0-10, T3-01, T3-14
 */
export async function register(caller: PublicCaller, { password, ...signup }: Register): Promise<Once<Answer>> {
  const problem = passwordProblem(password, [signup.email, signup.admin_name, signup.company_name])
  if (problem) throw validation({ password: [say[problem]] })

  const outcome = await fromWeb(caller, { ...signup, passwordHash: await hashPassword(password) })
  if (outcome === 'check_email') return { replayed: false, result: { status: 'check_email', message: words.checkEmail.text } }
  const { replayed, result } = outcome
  return {
    replayed,
    result: {
      status: 'registered',
      message: result.invoice ? words.registeredPaid(signup.company_name, result.invoice.number) : words.registered(signup.company_name),
      account_id: result.accountId,
      account_slug: result.accountSlug,
      user_id: result.userId,
      email: signup.email,
      company_name: signup.company_name,
      account_status: result.invoice ? 'pending_payment' : 'active',
      plan_slug: result.planSlug,
      credits: result.credits,
      invoice: result.invoice && {
        number: result.invoice.number,
        total_minor: result.invoice.totalMinor,
        currency: result.invoice.currency,
        due_at: result.invoice.dueAt,
      },
    },
  }
}
