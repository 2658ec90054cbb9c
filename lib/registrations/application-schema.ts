import { z } from 'zod'
import { email, optionalLine, phoneText, requiredLine, slug, text } from '@/lib/core/fields'
import { photoField } from '@/lib/files/schema'
import { RegistrationStatus, VisitSlot } from '@/lib/generated/prisma/enums'
import { apply as words } from '@/lib/messages/en/apply'
import { fields as say } from '@/lib/messages/en/fields'

// What an applicant says, step by step through the wizard or in one body through the API. What depends on the country
// we serve is judged in ./application-rules.

const length = (value: string): number => Array.from(value).length
const optionalText = (max: number) =>
  text(max)
    .transform((value) => value || undefined)
    .optional()

export const personFields = z.object({
  full_name: requiredLine(120, say.personName).refine((name) => length(name) >= 3, words.you.nameShort),
  email,
  phone: phoneText,
  id_number: optionalLine(40).refine((value) => value === undefined || /^[\p{L}\d][\p{L}\d .\-/]{3,}$/u.test(value), words.you.idNumberWrong),
})

export const addressFields = z.object({
  address: requiredLine(300).refine((value) => length(value) >= 10, words.address.addressShort),
  city: requiredLine(80),
  postal_code: optionalLine(12),
  address_notes: optionalText(500),
  latitude: z.number({ error: words.address.positionWrong }).min(-90, words.address.positionWrong).max(90, words.address.positionWrong).optional(),
  longitude: z.number({ error: words.address.positionWrong }).min(-180, words.address.positionWrong).max(180, words.address.positionWrong).optional(),
})

export const packageFields = z.object({ plan_slug: slug })

const utmLine = optionalLine(100)
export const visitFields = z.object({
  preferred_date: z.iso.date({ error: words.visit.dateWrong }).optional().describe('a day from today on, where we work'),
  preferred_slot: z.enum(VisitSlot, { error: words.visit.slotWrong }).optional().describe('morning 8 to 12, afternoon 12 to 16, evening 16 to 18; morning when not said'),
  notes: optionalText(500),
  referral_code: optionalLine(60),
  utm: z.object({ source: utmLine, medium: utmLine, campaign: utmLine }).optional(),
})

const wholeApplication = z.object({ ...personFields.shape, ...addressFields.shape, ...packageFields.shape, ...visitFields.shape })

/** A position has both numbers or none. */
const bothOrNone = ({ latitude, longitude }: { latitude?: number | undefined; longitude?: number | undefined }): boolean => (latitude === undefined) === (longitude === undefined)
const position = { path: ['latitude'], message: words.address.positionWrong }

/** All but the proof of the phone and the photo: what the wizard asks. */
export const application = wholeApplication.refine(bothOrNone, position)
export type Application = z.output<typeof application>

/** The largest body: room for a photo of 7 MB in base64, so that one of 6 MB is refused at its field (T1-08). */
export const APPLICATION_BYTES = 10 * 1024 * 1024

export const applicationBody = wholeApplication
  .extend({
    phone_token: z.string({ error: words.phone.proofMissing }).min(1, words.phone.proofMissing).max(200, words.phone.proofMissing).describe('what POST /api/registrations/otp/verify gave for this phone; works once, for 30 minutes'),
    id_photo: photoField.optional(),
  })
  .refine(bothOrNone, position)
export type ApplicationBody = z.output<typeof applicationBody>

export const appliedAnswer = z.object({
  registration_number: z.string(),
  status: z.enum(RegistrationStatus),
  tracking_url: z.url().describe('the applicant’s own page; whoever has this link can follow and cancel the application'),
})
