import type { Command, PublicCaller } from '@/lib/core/actor'
import { companyDomain } from '@/lib/core/email-domain'
import { env } from '@/lib/core/env'
import { databaseCause, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { hashRequest, type Once } from '@/lib/core/once'
import { normalisePhone } from '@/lib/core/phone'
import { buyerFrom } from '@/lib/invoices/billing-profile'
import { fields as say } from '@/lib/messages/en/fields'
import { findPaymentMethod } from '@/lib/payments/method-queries'
import { isPaid, type SignupPlan } from '@/lib/plans/plan'
import type { Campaign } from '@/lib/preferences/campaign'
import { findSignupPlan } from '@/lib/plans/queries'
import { explainTaken } from './availability'
import { provisionAccount, type ProvisionedAccount, type ProvisionOrder } from './provision-account'
import type { Register } from './schema'
import { tellKnownAddress } from './tell-known-address'

/** A signup whose password is hashed already. */
export type WebSignup = Omit<Register, 'password'> & { passwordHash: string }

/** With SIGNUP_HIDE_EMAILS the answer is the same whether the address was known or not; the mail tells the rest. */
export type WebDoor = Once<ProvisionedAccount> | 'check_email'

/**
 * The web door: turns a prospect's signup into an account.
 *
 * @param caller its `command` makes the signup safe to send twice; without one every call is a new signup.
 * @param campaign what the link said that led here; no part of what is asked for, so that a signup sent twice stays one.
 * @throws VALIDATION at the field that is wrong, CONFLICT on company_name (with free names) or email, DOMAIN_TAKEN.
 * @see T0-01 to T0-06, T3-01, T3-14, T3-15
 */
export async function fromWeb(caller: PublicCaller, signup: WebSignup, campaign?: Campaign): Promise<WebDoor> {
  const order = { ...(await orderFor(caller, signup)), campaign }
  try {
    const provisioned = await provisionAccount(order)
    return env.SIGNUP_HIDE_EMAILS ? 'check_email' : provisioned
  } catch (error) {
    const constraint = databaseCause(error)?.constraint
    if (!constraint || !TAKEN.has(constraint)) throw error
    if (env.SIGNUP_HIDE_EMAILS && constraint === 'users_email_key') {
      await tellKnownAddress(signup.email)
      return 'check_email'
    }
    throw await explainTaken({ companyName: signup.company_name, email: signup.email }, env.SIGNUP_HIDE_EMAILS)
  }
}

const TAKEN = new Set(['accounts_business_name_key', 'accounts_business_domain_key', 'users_email_key'])

async function orderFor(caller: PublicCaller, signup: WebSignup): Promise<ProvisionOrder> {
  const plan = await findSignupPlan(signup.plan_slug)
  if (!plan) throw validation({ plan_slug: ['There is no such plan'] })
  if (plan.onboarding === 'installed') throw validation({ plan_slug: ['This plan begins with an application and a visit, not with a signup'] })
  const phone = signup.phone === undefined ? null : normalisePhone(signup.phone, signup.country)
  if (signup.phone !== undefined && phone === null) throw validation({ phone: [signup.country ? say.phoneUnknown : say.phoneOfNowhere] })

  return {
    command: caller.command ?? freshCommand(signup),
    door: 'web',
    actor: { type: 'applicant', id: null },
    requestId: caller.requestId,
    kind: 'business',
    name: signup.company_name,
    emailDomain: companyDomain(signup.email),
    country: signup.country ?? signup.billing?.country ?? null,
    owner: { userId: newId(), isNew: true, name: signup.admin_name, email: signup.email, phone, passwordHash: signup.passwordHash },
    contact: { name: signup.admin_name, email: signup.email, phone },
    plan,
    payment: isPaid(plan) ? await paymentFor(plan, signup) : null,
  }
}

const freshCommand = (signup: WebSignup): Command => ({ scope: 'register', key: newId(), requestHash: hashRequest(signup) })

/** Who pays a paid plan, and how. A free plan asks for neither and keeps neither. */
async function paymentFor(plan: SignupPlan, { billing, payment_method, email, company_name }: WebSignup): Promise<ProvisionOrder['payment']> {
  if (!billing || !payment_method) {
    throw validation({
      ...(!billing && { billing: [`The ${plan.name} plan is paid, so it needs a billing address`] }),
      ...(!payment_method && { payment_method: [`The ${plan.name} plan is paid. Choose how to pay`] }),
    })
  }
  const method = await findPaymentMethod(payment_method, billing.country)
  if (!method) throw validation({ payment_method: ['This way to pay is not offered in the billing country'] })
  return {
    paymentMethodId: method.id,
    methodSlug: method.slug,
    methodName: method.name,
    instructions: method.instructions,
    buyer: buyerFrom(company_name, { ...billing, email: billing.email ?? email }),
  }
}
