import { z } from 'zod'
import { companyName, email, optionalLine, personName, requiredLine } from '@/lib/core/fields'
import { isCountryCode } from '@/lib/core/country-codes'
import { normalisePhone } from '@/lib/core/phone'
import type { VisitSlot } from '@/lib/generated/prisma/enums'
import { fields as say } from '@/lib/messages/en/fields'
import { registrationImport as words } from '@/lib/messages/en/registration-import'
import { addressFields, packageFields, visitFields } from '../application-schema'
import { splitTags, type ImportColumn } from '../csv-columns'
import { TAG_MAX, TAGS_MAX } from '../schema'
import type { Mapping, Problem } from './schema'

// What a line says, judged by itself. Pure but for the zone-free data it is given.

/** A line whose cells all fit. */
export interface Values {
  number: string | null
  externalId: string | null
  fullName: string
  companyName: string | null
  email: string | null
  phone: string | null
  address: string | null
  city: string | null
  postalCode: string | null
  country: string | null
  addressNotes: string | null
  latitude: number | null
  longitude: number | null
  planId: string
  preferredDate: string | null
  preferredSlot: VisitSlot | null
  notes: string | null
  referralCode: string | null
  utmSource: string | null
  utmMedium: string | null
  utmCampaign: string | null
  tags: string[]
}

/** What judging needs to know of the house. */
export interface House {
  country: string
  /** Installed plans that are sold: slug → id. */
  plans: ReadonlyMap<string, string>
}

const coordinate = (most: number) => z.string().regex(/^-?\d{1,3}(?:\.\d+)?$/u, words.number).transform(Number).refine((value) => Math.abs(value) <= most, words.number)

const { preferred_date, preferred_slot, notes, referral_code } = visitFields.shape
const lineSchema = z
  .object({
    registration_number: optionalLine(40),
    external_id: optionalLine(200),
    full_name: personName,
    company_name: companyName.optional(),
    email: email.optional(),
    phone: optionalLine(40),
    address: requiredLine(300).optional(),
    city: addressFields.shape.city.optional(),
    postal_code: addressFields.shape.postal_code,
    country: z.string().toUpperCase().refine(isCountryCode, words.country).optional(),
    address_notes: addressFields.shape.address_notes,
    latitude: coordinate(90).optional(),
    longitude: coordinate(180).optional(),
    plan_slug: packageFields.shape.plan_slug,
    preferred_date,
    preferred_slot,
    notes,
    referral_code,
    utm_source: optionalLine(100),
    utm_medium: optionalLine(100),
    utm_campaign: optionalLine(100),
    tags: z
      .string()
      .transform(splitTags)
      .pipe(z.array(requiredLine(TAG_MAX).transform((tag) => tag.toLowerCase())).max(TAGS_MAX, words.tooManyTags(TAGS_MAX)))
      .optional(),
  } satisfies Record<ImportColumn, z.ZodType>)
  .refine(({ email: mail, phone }) => mail !== undefined || phone !== undefined, { path: ['email'], message: words.reachable })
  .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), { path: ['latitude'], message: words.position })

/** The cells of a line by our columns; empty ones are left out, as if their column were not there. */
const cellsBy = (mapping: Mapping, cells: readonly string[]): Partial<Record<ImportColumn, string>> =>
  Object.fromEntries(Object.entries(mapping).flatMap(([column, at]) => (cells[at] ? [[column, cells[at]]] : [])))

/** The meaning of a line, or everything that is wrong with it. */
export function judgeLine(mapping: Mapping, cells: readonly string[], { country, plans }: House): { values: Values } | { problems: Problem[] } {
  const parsed = lineSchema.safeParse(cellsBy(mapping, cells))
  const problems: Problem[] = (parsed.error?.issues ?? []).map(({ path, message }) => ({ column: (path[0] as ImportColumn | undefined) ?? null, text: message }))
  if (!parsed.success) return { problems }
  const said = parsed.data
  const planId = plans.get(said.plan_slug)
  if (planId === undefined) problems.push({ column: 'plan_slug', text: words.plan })
  const phone = said.phone === undefined ? null : normalisePhone(said.phone, said.country ?? country)
  if (said.phone !== undefined && phone === null) problems.push({ column: 'phone', text: say.phoneUnknown })
  if (problems.length > 0 || planId === undefined) return { problems }
  return {
    values: {
      number: said.registration_number ?? null,
      externalId: said.external_id ?? said.registration_number ?? null,
      fullName: said.full_name,
      companyName: said.company_name ?? null,
      email: said.email ?? null,
      phone,
      address: said.address ?? null,
      city: said.city ?? null,
      postalCode: said.postal_code ?? null,
      country: said.country ?? null,
      addressNotes: said.address_notes ?? null,
      latitude: said.latitude ?? null,
      longitude: said.longitude ?? null,
      planId,
      preferredDate: said.preferred_date ?? null,
      preferredSlot: said.preferred_slot ?? null,
      notes: said.notes ?? null,
      referralCode: said.referral_code ?? null,
      utmSource: said.utm_source ?? null,
      utmMedium: said.utm_medium ?? null,
      utmCampaign: said.utm_campaign ?? null,
      tags: [...new Set(said.tags ?? [])].toSorted(),
    },
  }
}
