'use server'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction } from '@/lib/auth/form'
import { requestPlanChange } from './request-plan-change'
import { requestFirstPlanChangeSchema, requestPlanChangeSchema, withdrawPlanChangeSchema } from './schema'
import { withdrawPlanChange } from './withdraw-plan-change'

const requested = (_done: unknown, slug: string): string => `/${slug}/billing?saved=change`

export const requestPlanChangeForm = accountFormAction(accountAction('billing:pay', requestPlanChangeSchema, requestPlanChange, { limit: 'write' }), requested)
/** From an account without a billing profile: the form asks for one as well. */
export const requestFirstPlanChangeForm = accountFormAction(accountAction('billing:pay', requestFirstPlanChangeSchema, requestPlanChange, { limit: 'write' }), requested)

export const withdrawPlanChangeForm = accountFormAction(
  accountAction('billing:pay', withdrawPlanChangeSchema, withdrawPlanChange, { limit: 'write' }),
  (_done, slug) => `/${slug}/billing?saved=withdrawn`,
)
