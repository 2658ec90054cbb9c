import type { RegistrationStatus, SurveyOutcome, VisitSlot } from '@/lib/generated/prisma/enums'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { readOrganisation } from '@/lib/organisation/calendar'

/** A survey with what somebody needs who goes there. */
export interface SurveyDetail {
  zone: string
  registrationId: string
  number: string
  status: RegistrationStatus
  name: string
  phone: string | null
  address: string | null
  city: string | null
  postalCode: string | null
  addressNotes: string | null
  latitude: number | null
  longitude: number | null
  planName: string
  /** What the applicant wrote. */
  notes: string | null
  preferredSlot: VisitSlot | null
  technicianId: string
  technicianName: string
  startsAt: Date
  endsAt: Date
  rescheduled: number
  outcome: SurveyOutcome | null
  note: string | null
  completedAt: Date | null
  completedBy: string | null
  /** The booking that stands, for the calendar; null when its time was given back. */
  bookingId: string | null
  /** Times that it was to be before, the latest first. */
  earlier: { id: string; startsAt: Date; endsAt: Date; technicianName: string }[]
  photos: { id: string; name: string }[]
}

/** So many earlier times are shown. */
const EARLIER_SHOWN = 20

/** The survey of a registration. @throws NOT_FOUND when it has none. */
export const getSurvey = (actor: StaffActor, id: string): Promise<SurveyDetail> =>
  inStaff(actor, async (tx) => {
    const survey = await tx.survey.findUnique({ where: { registrationId: id } })
    if (!survey) throw notFound('This survey')
    const registration = await tx.registration.findUniqueOrThrow({ where: { id }, include: { plan: { select: { name: true } } } })
    const photos = await tx.file.findMany({ where: { registrationId: id, purpose: 'survey' }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true, name: true } })
    const bookings = await tx.booking.findMany({
      where: { registrationId: id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: EARLIER_SHOWN + 1,
      select: { id: true, startsAt: true, endsAt: true, technicianId: true, releasedAt: true },
    })
    const { technicianId, startsAt, endsAt, rescheduled, outcome, note, completedAt, completedBy } = survey
    const { number, status, fullName, phone, address, city, postalCode, addressNotes, latitude, longitude, plan, notes, preferredSlot } = registration
    const ids = [technicianId, ...(completedBy ? [completedBy] : []), ...bookings.map((booking) => booking.technicianId)]
    const names = new Map((await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map((user) => [user.id, user.name]))
    const nameOf = (userId: string): string => names.get(userId) ?? ''
    return {
      zone: (await readOrganisation(tx)).timeZone,
      registrationId: id,
      number,
      status,
      name: fullName,
      phone,
      address,
      city,
      postalCode,
      addressNotes,
      latitude,
      longitude,
      planName: plan.name,
      notes,
      preferredSlot,
      technicianId,
      technicianName: nameOf(technicianId),
      startsAt,
      endsAt,
      rescheduled,
      outcome,
      note,
      completedAt,
      completedBy: completedBy && nameOf(completedBy),
      bookingId: bookings.find(({ releasedAt }) => !releasedAt)?.id ?? null,
      // A time that was given back because the result came early is the survey's own, not an earlier one.
      earlier: bookings.filter((booking) => booking.releasedAt && booking.startsAt.getTime() !== startsAt.getTime()).map((booking) => ({ id: booking.id, startsAt: booking.startsAt, endsAt: booking.endsAt, technicianName: nameOf(booking.technicianId) })),
      photos,
    }
  })
