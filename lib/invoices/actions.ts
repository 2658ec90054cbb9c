'use server'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction } from '@/lib/auth/form'
import { billingProfileSchema } from './schema'
import { updateBillingProfile } from './update-billing-profile'

export const updateBillingProfileForm = accountFormAction(
  accountAction('billing:update', billingProfileSchema, updateBillingProfile),
  (_done, slug) => `/${slug}/billing?saved=details`,
)
