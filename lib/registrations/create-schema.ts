import { z } from 'zod'
import { chosenSlug, optionalLine, personName, requiredLine, uuid } from '@/lib/core/fields'
import { present } from '@/lib/core/typed-form'
import { pipeline as words } from '@/lib/messages/en/pipeline'
import { changeBody } from './care-schema'

// An application that a colleague takes down: by telephone, at the counter. Browser-safe.

const taken = changeBody.extend({ full_name: personName, address: requiredLine(300, words.refused.addressMissing), city: requiredLine(80, words.refused.cityMissing), plan_slug: chosenSlug(words.refused.planMissing), referral_code: optionalLine(60) })
const isReachable = ({ email, phone }: { email?: string | null | undefined; phone?: string | null | undefined }): boolean => Boolean(email ?? phone)
const unreachable = { path: ['email'], message: words.refused.unreachable }

export const createBody = taken.refine(isReachable, unreachable)
export type CreateBody = z.output<typeof createBody>

/** The same from a form, which sends every field, and a key of its own so that two clicks are one registration. */
export const createForm = taken.extend({ key: uuid, allow_duplicates: z.string().optional().transform(present).pipe(changeBody.shape.allow_duplicates) }).refine(isReachable, unreachable)
