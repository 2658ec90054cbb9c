import { z } from 'zod'
import { email, inOwnWords, phoneText, uuid } from '@/lib/core/fields'

// What colleagues do at the end of an application's way. Browser-safe.

/** The customer that an application ended in. */
export const createdCustomerAnswer = z.object({ account_id: z.uuid(), account_slug: z.string(), user_id: z.uuid(), installation_number: z.string() })
export type CreatedCustomer = z.output<typeof createdCustomerAnswer>

export const createCustomerForm = z.object({ id: uuid })

export const WELCOME_CHANNELS = ['whatsapp', 'email'] as const
export const resendWelcomeForm = z.object({ id: uuid, channel: z.enum(WELCOME_CHANNELS) })
export type ResendWelcome = z.output<typeof resendWelcomeForm>

const orNone = <S extends z.ZodType>(schema: S) => z.union([z.literal('').transform(() => null), schema], { error: inOwnWords })
/** Where a customer is reached; an empty address is none. */
export const correctContactForm = z.object({ id: uuid, email: orNone(email), phone: orNone(phoneText) })
export type CorrectContact = z.output<typeof correctContactForm>
