import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { db, inStaff } from '@/lib/core/db'
import { zonedParts } from '@/lib/core/zoned-time'
import { readOrganisation } from '@/lib/organisation/calendar'
import { MAY_OWN } from '@/lib/organisation/owners'
import { readReasons } from '@/lib/organisation/reasons'

// What the screens of registrations offer to choose from.

export interface Choice {
  value: string
  label: string
}

/** What there is to choose from in the forms of moves. */
export interface MoveChoices {
  reasons: { rejected: readonly Choice[]; cancelled: readonly Choice[] }
  technicians: readonly { id: string; name: string }[]
  /** The organisation's zone, in which visits are planned, and its present day. */
  zone: string
  today: string
}

// A choice in a field; a house with more people than that looks them up elsewhere.
const MOST_PEOPLE = 200

const asChoices = (rows: readonly { id: string; text: string }[]): Choice[] => rows.map(({ id, text }) => ({ value: id, label: text }))

/** Reasons, technicians and the organisation's day, for the forms of moves. */
export const readMoveChoices = (actor: StaffActor): Promise<MoveChoices> =>
  inStaff(actor, async (tx) => {
    const { timeZone } = await readOrganisation(tx)
    const rejected = await readReasons(tx, 'rejected')
    const cancelled = await readReasons(tx, 'cancelled')
    const technicians = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT u.id, u.name FROM technicians t JOIN staff_members s ON s.user_id = t.user_id JOIN users u ON u.id = t.user_id
      WHERE s.active AND s.role = 'technician' ORDER BY lower(u.name), u.id LIMIT ${MOST_PEOPLE}`
    return { reasons: { rejected: asChoices(rejected), cancelled: asChoices(cancelled) }, technicians, zone: timeZone, today: zonedParts(timeZone, now()).day }
  })

/** Colleagues who may own a registration, by name. */
export const readAssignees = (actor: StaffActor): Promise<Choice[]> =>
  inStaff(
    actor,
    (tx) => tx.$queryRaw<Choice[]>`
      SELECT u.id AS value, u.name AS label FROM staff_members s JOIN users u ON u.id = s.user_id
      WHERE ${MAY_OWN} ORDER BY lower(u.name), u.id LIMIT ${MOST_PEOPLE}`,
  )

/** Every plan, by name, also those that are no longer sold: their registrations remain. */
export const readPlanChoices = (): Promise<Choice[]> => db.$queryRaw<Choice[]>`SELECT slug AS value, name AS label FROM plans ORDER BY name LIMIT ${MOST_PEOPLE}`

/** The plans that a new application may be for. */
export const readSoldPlans = (): Promise<Choice[]> => db.$queryRaw<Choice[]>`SELECT slug AS value, name AS label FROM plans WHERE onboarding = 'installed' AND active ORDER BY position, name LIMIT ${MOST_PEOPLE}`

/** The plans that somebody may be moved to before the visit: those that end in an installation. */
export const readInstalledPlans = (): Promise<Choice[]> => db.$queryRaw<Choice[]>`SELECT slug AS value, name AS label FROM plans WHERE onboarding = 'installed' ORDER BY position, name LIMIT ${MOST_PEOPLE}`
