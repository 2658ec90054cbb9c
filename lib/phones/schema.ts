import { z } from 'zod'
import { phoneText } from '@/lib/core/fields'
import { phones as say } from '@/lib/messages/en/phones'

/** What asks for a code; the number with its country code, or of the organisation's country. */
export const codeBody = z.object({ phone: phoneText })

/** The digits of a code as typed. Spaces and dashes between them are nothing. */
export const typedCode = z
  .string({ error: say.code })
  .transform((value) => value.replace(/[\s-]/gu, ''))
  .refine((value) => /^\d{6}$/u.test(value), say.code)
  .meta({ description: 'the six digits that were sent' })

/** What proves a phone. */
export const proofBody = codeBody.extend({ code: typedCode })

export const codeAnswer = z.object({ expires_in: z.int().describe('seconds for which the code works') })
export const proofAnswer = z.object({ phone_token: z.string().describe('goes with the application; works once, for 30 minutes, for this phone only') })
