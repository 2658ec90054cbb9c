// What a person says when changing the plan. Browser-safe.
import { z } from 'zod'
import { methodSlug, slug, uuid } from '@/lib/core/fields'
import { billingProfileSchema, type BillingProfileInput } from '@/lib/invoices/schema'

const emptyIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)

/** `version` is the plan's version as it was shown, so that nobody is billed another price than they saw. */
export const requestPlanChangeSchema = z.object({ plan: slug, version: uuid, payment_method: z.preprocess(emptyIsAbsent, methodSlug.optional()) })

/** The same from an account that nobody has billed yet. */
export const requestFirstPlanChangeSchema = requestPlanChangeSchema
  .extend({ ...billingProfileSchema.shape, payment_method: methodSlug })
  .transform(({ plan, version, payment_method, ...billing }): RequestPlanChange => ({ plan, version, payment_method, billing }))

export type RequestPlanChange = z.output<typeof requestPlanChangeSchema> & { billing?: BillingProfileInput }

/** What somebody ran out of before they came to see the plans. */
export const planRoomQuery = z.object({ for: z.enum(['sites', 'sectors', 'seats']).optional().catch(undefined) })

export const withdrawPlanChangeSchema = z.object({ id: uuid })
export type WithdrawPlanChange = z.output<typeof withdrawPlanChangeSchema>
