import type { Prisma } from '@/lib/generated/prisma/client'
import type { ActorType, ChangeOrigin } from '@/lib/generated/prisma/enums'
import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { readCalendar, readStageTargets, stageDue } from '@/lib/organisation/calendar'

/** All that a new registration says; where it begins, and until when, is the house's to say. */
export type NewRegistration = Omit<Prisma.RegistrationUncheckedCreateInput, 'id' | 'door' | 'status' | 'dueAt' | 'dueSoonAt'>

interface Opened {
  /** Who brought it. */
  by: { type: ActorType; id: string | null }
  origin: ChangeOrigin
}

/**
 * Writes a registration of the staff door as it begins, in the caller's transaction: at the first stage, due by the
 * working calendar, with its first event. The database gives the number (T1-05), and refuses a second open one for an
 * e-mail address (`registrations_open_email_key`).
 */
export async function openRegistration(tx: Tx, registration: NewRegistration, { by, origin }: Opened): Promise<{ id: string; number: string }> {
  const due = stageDue(await readCalendar(tx), await readStageTargets(tx), 'pending_verification', now())
  const id = newId()
  const { number } = await tx.registration.create({ data: { ...registration, id, door: 'staff', status: 'pending_verification', ...due }, select: { number: true } })
  await tx.$executeRaw`INSERT INTO registration_events (id, registration_id, position, to_status, actor_type, actor_id, origin)
    VALUES (${newId()}::uuid, ${id}::uuid, 1, 'pending_verification', ${by.type}::actor_type, ${by.id}::uuid, ${origin}::change_origin)`
  return { id, number }
}
