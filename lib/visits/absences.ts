import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { atFields, notFound } from '@/lib/core/errors'
import { addDays, dayStart, instantAt } from '@/lib/core/zoned-time'
import { visits as words } from '@/lib/messages/en/visits'
import { readOrganisation } from '@/lib/organisation/calendar'
import { book, release } from './book'
import type { AddAbsence } from './schema'

const typedName: Readonly<Record<string, string>> = { starts_at: 'from', ends_at: 'until', technician_id: 'user_id' }

/**
 * Notes when a technician is away: whole days of the organisation's zone, or from and until a time on them. The wrapper has
 * checked `technicians:manage`.
 *
 * @throws CONFLICT on `from` when something is booked then (it is named), VALIDATION on `until`.
 */
export const addAbsence = (actor: StaffActor, { user_id: technicianId, from, from_time, until, until_time, note }: AddAbsence): Promise<{ bookingId: string }> =>
  inStaff(actor, async (tx) => {
    const { timeZone: zone } = await readOrganisation(tx)
    const startsAt = instantAt(zone, from, from_time || '00:00')
    const endsAt = until_time ? instantAt(zone, until, until_time) : dayStart(zone, addDays(until, 1))
    const booked = await book(tx, { kind: 'absence', technicianId, startsAt, endsAt, note, by: actor.actorId })
    await record(tx, actor, 'absence.added', { type: 'technician', id: technicianId, accountId: null }, { starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString() })
    return booked
  }).catch(atFields((field) => typedName[field] ?? field))

/**
 * Takes an absence back; its time can be booked again. The wrapper has checked `technicians:manage`.
 *
 * @throws NOT_FOUND when it was taken back before, or is no absence.
 */
export const removeAbsence = (actor: StaffActor, { booking_id: bookingId }: { booking_id: string }): Promise<void> =>
  inStaff(actor, async (tx) => {
    const absence = await release(tx, { bookingId })
    // A visit is not given up in passing; the throw takes the release back.
    if (absence?.kind !== 'absence') throw notFound(words.thisAbsence)
    await record(tx, actor, 'absence.removed', { type: 'technician', id: absence.technicianId, accountId: null }, { starts_at: absence.startsAt.toISOString(), ends_at: absence.endsAt.toISOString() })
  })
