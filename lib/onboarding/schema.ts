import { z } from 'zod'
import { companyName, country, email, methodSlug, optionalLine, password, personName, phoneText, requiredLine, slug } from '@/lib/core/fields'

// What a prospect says when signing up: through the wizard, step by step, or in one body through the API. The names are
// the contract's, so that an error lands at its field whichever way it came.

export const companyFields = z.object({
  company_name: companyName,
  admin_name: personName,
  email,
  password,
  phone: phoneText.optional(),
  country: country.optional(),
})

export const billingFields = z.object({
  email: email.optional(),
  address_line1: requiredLine(120),
  address_line2: optionalLine(120),
  city: requiredLine(80),
  state: optionalLine(80),
  postal_code: optionalLine(20),
  country,
  tax_id: optionalLine(40),
})

export const registerBody = companyFields.extend({
  plan_slug: slug.default('free'),
  payment_method: methodSlug.optional(),
  billing: billingFields.optional(),
})
export type Register = z.output<typeof registerBody>

export const availabilityBody = z.object({
  company_name: companyName.optional(),
  email: email.optional(),
  slug: slug.optional(),
})
export type AvailabilityQuestion = z.output<typeof availabilityBody>

export const availabilityAnswer = z.object({
  company_name_available: z.boolean().optional(),
  email_available: z.boolean().optional(),
  domain_available: z.boolean().optional(),
  slug_available: z.boolean().optional(),
  slug: z.string().optional().describe('the address that an account of this name would get at the moment'),
  suggestions: z.array(z.string()).optional(),
})
export type Availability = z.output<typeof availabilityAnswer>

const registered = z.object({
  status: z.literal('registered'),
  message: z.string(),
  account_id: z.uuid(),
  account_slug: z.string(),
  user_id: z.uuid(),
  email: z.string(),
  company_name: z.string(),
  account_status: z.enum(['active', 'pending_payment']),
  plan_slug: z.string(),
  credits: z.int(),
  invoice: z.object({ number: z.string(), total_minor: z.int(), currency: z.string(), due_at: z.string() }).nullable(),
})
/** With SIGNUP_HIDE_EMAILS every signup is answered alike; the message at the address tells the rest. */
const checkEmail = z.object({ status: z.literal('check_email'), message: z.string() })
export const registerAnswer = z.discriminatedUnion('status', [registered, checkEmail])
