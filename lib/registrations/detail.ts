import type { FilePurpose, InstallationStatus, RegistrationStatus, SurveyOutcome } from '@/lib/generated/prisma/enums'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { findDuplicates, type Duplicate } from './find-duplicates'
import { lastOf } from './id-number'
import { hasEnded } from './policy'
import { readRegistration, type RegistrationRow } from './select-registrations'

interface Named {
  id: string
  number: string
}

/** A registration with all that is known of it. */
export interface RegistrationDetail extends RegistrationRow {
  furthest: RegistrationStatus
  address: string | null
  postalCode: string | null
  country: string | null
  addressNotes: string | null
  position: { latitude: number; longitude: number } | null
  idNumber: string | null
  notes: string | null
  referralCode: string | null
  utm: { source: string | null; medium: string | null; campaign: string | null }
  phoneVerifiedAt: Date | null
  externalId: string | null
  /** The language of messages to whoever applied, ISO 639-1. */
  locale: string
  duplicateAllowed: boolean
  /** Why it ended, as it was said. */
  reason: string | null
  mergedInto: Named | null
  merged: Named[]
  account: { id: string; slug: string; name: string } | null
  installation: (Named & { status: InstallationStatus }) | null
  survey: { technicianId: string; technicianName: string; startsAt: Date; endsAt: Date; rescheduled: number; outcome: SurveyOutcome | null; note: string | null; completedAt: Date | null } | null
  files: { id: string; name: string; contentType: string; bytes: number; purpose: FilePurpose; createdAt: Date }[]
  duplicates: Duplicate[]
}

/**
 * One registration with everything but its timeline, which is read page by page.
 *
 * @throws NOT_FOUND
 */
export const readDetail = (actor: StaffActor, id: string): Promise<RegistrationDetail> => inStaff(actor, (tx) => gather(tx, actor, id))

const named = { select: { id: true, number: true } } as const

async function gather(tx: Tx, actor: StaffActor, id: string): Promise<RegistrationDetail> {
  const row = await readRegistration(tx, id)
  const more = await tx.registration.findUnique({
    where: { id },
    select: {
      furthest: true, address: true, postalCode: true, country: true, addressNotes: true, latitude: true, longitude: true, idNumber: true, notes: true, referralCode: true,
      utmSource: true, utmMedium: true, utmCampaign: true, phoneVerifiedAt: true, externalId: true, duplicateAllowed: true, locale: true,
      mergedInto: named, merged: named, survey: true,
      account: { select: { id: true, slug: true, name: true } },
      installation: { select: { id: true, number: true, status: true } },
      files: { select: { id: true, name: true, contentType: true, bytes: true, purpose: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
      registrationEvents: { select: { reason: true }, orderBy: { position: 'desc' }, take: 1 },
    },
  })
  if (!more) throw notFound('This registration')
  const { latitude, longitude, utmSource, utmMedium, utmCampaign, survey, registrationEvents, idNumber, ...facts } = more
  return {
    ...row,
    ...facts,
    idNumber: can(actor, 'registrations:verify') ? idNumber : lastOf(idNumber),
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    utm: { source: utmSource, medium: utmMedium, campaign: utmCampaign },
    reason: hasEnded(row.status) ? (registrationEvents[0]?.reason ?? null) : null,
    survey: survey && { ...survey, technicianName: await nameOf(tx, survey.technicianId) },
    duplicates: facts.mergedInto ? [] : await findDuplicates(tx, { phone: row.phone, email: row.email, address: facts.address, city: row.city, exceptId: id }),
  }
}

const nameOf = async (tx: Tx, userId: string): Promise<string> => (await tx.user.findUnique({ where: { id: userId }, select: { name: true } }))?.name ?? ''
