import type { z } from 'zod'
import type { RegistrationDetail } from './detail'
import type { detailAnswer, duplicateAnswer, timelineAnswer } from './detail-schema'
import type { Duplicate } from './find-duplicates'
import { toRegistration } from './resources'
import type { TimelineEntry } from './timeline'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const toNamed = ({ id, number }: { id: string; number: string }) => ({ id, registration_number: number })

/** A possible duplicate as the API answers it. */
export const toDuplicate = ({ id, number, fullName, status, createdAt, because }: Duplicate): z.input<typeof duplicateAnswer> => ({
  id,
  registration_number: number,
  full_name: fullName,
  status,
  created_at: createdAt.toISOString(),
  because,
})

/** One registration as the API answers it. */
export const toDetail = (detail: RegistrationDetail): z.input<typeof detailAnswer> => ({
  ...toRegistration(detail),
  furthest: detail.furthest,
  address: detail.address,
  postal_code: detail.postalCode,
  country: detail.country,
  address_notes: detail.addressNotes,
  position: detail.position,
  id_number: detail.idNumber,
  notes: detail.notes,
  referral_code: detail.referralCode,
  utm: detail.utm,
  phone_verified_at: iso(detail.phoneVerifiedAt),
  external_id: detail.externalId,
  locale: detail.locale,
  duplicate_allowed: detail.duplicateAllowed,
  reason: detail.reason,
  merged_into: detail.mergedInto && toNamed(detail.mergedInto),
  merged: detail.merged.map(toNamed),
  account: detail.account,
  installation: detail.installation,
  survey: detail.survey && {
    technician_id: detail.survey.technicianId,
    technician_name: detail.survey.technicianName,
    starts_at: detail.survey.startsAt.toISOString(),
    ends_at: detail.survey.endsAt.toISOString(),
    rescheduled: detail.survey.rescheduled,
    outcome: detail.survey.outcome,
    note: detail.survey.note,
    completed_at: iso(detail.survey.completedAt),
  },
  files: detail.files.map(({ contentType, createdAt, ...file }) => ({ ...file, content_type: contentType, created_at: createdAt.toISOString() })),
  duplicates: detail.duplicates.map(toDuplicate),
})

/** A page of a timeline as the API answers it. */
export const toTimeline = ({ rows, nextCursor }: { rows: TimelineEntry[]; nextCursor: string | null }): z.input<typeof timelineAnswer> => ({
  data: rows.map(({ createdAt, actorType, actorName, ofNumber, ...entry }) => ({ ...entry, at: createdAt.toISOString(), actor_type: actorType, actor_name: actorName, of_number: ofNumber })),
  next_cursor: nextCursor,
})
