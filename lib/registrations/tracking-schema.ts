import { z } from 'zod'
import { RegistrationStatus } from '@/lib/generated/prisma/enums'

// An application's own page and call. Whatever is wrong with number or token, the answer is the same 404.

export const trackingParams = z.object({ number: z.string().regex(/^[A-Z]{3}-\d{4}-\d{1,12}$/u) })
export const trackingQuery = z.object({ token: z.string().max(200).optional().catch(undefined) })

/** The page also takes what only the e-mail's link holds. */
export const trackingPageQuery = trackingQuery.extend({ proof: z.string().max(200).optional().catch(undefined) })

export const trackingAnswer = z.object({
  registration_number: z.string(),
  status: z.enum(RegistrationStatus),
  steps: z.array(z.object({ status: z.enum(RegistrationStatus), at: z.iso.datetime().optional().describe('absent where the step lies ahead') })),
  plan: z.string().describe('the plan’s name'),
  city: z.string().nullable(),
  name: z.string().describe('masked'),
  phone: z.string().nullable().describe('masked'),
  next_step: z.string().describe('for people'),
})
