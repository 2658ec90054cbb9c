import { z } from 'zod'
import { uuid } from '@/lib/core/fields'

// What colleagues do at the end of an application's way. Browser-safe.

/** The customer that an application ended in. */
export const createdCustomerAnswer = z.object({ account_id: z.uuid(), account_slug: z.string(), user_id: z.uuid(), installation_number: z.string() })
export type CreatedCustomer = z.output<typeof createdCustomerAnswer>

export const createCustomerForm = z.object({ id: uuid })

export const WELCOME_CHANNELS = ['whatsapp', 'email'] as const
export const resendWelcomeForm = z.object({ id: uuid, channel: z.enum(WELCOME_CHANNELS) })
export type ResendWelcome = z.output<typeof resendWelcomeForm>
