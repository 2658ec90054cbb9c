import type { StaffActor } from '@/lib/core/actor'
import { HOUR, now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { addDays, instantAt, zonedParts } from '@/lib/core/zoned-time'
import { writeTogether } from '@/lib/core/write-together'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { assignInstallation } from './assign-installation'
import { checkItem } from './check-item'
import { dueOf } from './due'
import { installationWrites, type NewInstallation } from './open-installation'
import { startInstallation } from './run-installation'

// Jobs for tests, made by the writes and use cases of life.

/** An open job of a new account. `repair` has one mandatory item without a photo. */
export async function job(wanted: Partial<NewInstallation> = {}): Promise<{ id: string; accountId: string }> {
  const id = newId()
  const { accountId } = wanted.accountId ? { accountId: wanted.accountId } : await account()
  await inSystem(async (tx) =>
    writeTogether(
      tx,
      installationWrites({
        installationId: id,
        accountId,
        registrationId: null,
        jobType: 'repair',
        priority: 'normal',
        due: await dueOf(tx, wanted.priority ?? 'normal', now()),
        contactName: 'Ani Wijaya',
        contactPhone: '+6281234567890',
        address: 'Jalan Melati 7',
        city: 'Bandung',
        addressNotes: null,
        position: null,
        preferredDate: null,
        preferredSlot: null,
        note: null,
        actor: { type: 'system', id: null },
        ...wanted,
      }),
    ),
  )
  return { id, accountId }
}

/** Ten in the morning of the organisation, so many days from today. */
export const morning = (days = 1): Date => instantAt('Asia/Jakarta', addDays(zonedParts('Asia/Jakarta', now()).day, days), '10:00')
export const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR)

export interface Crew {
  supervisor: StaffActor
  technician: StaffActor
}
export const crew = async (): Promise<Crew> => ({ supervisor: await staff('supervisor'), technician: await staff('technician') })

/** A job that its technician has begun. */
export async function begun({ supervisor, technician }: Crew, wanted: Partial<NewInstallation> = {}): Promise<{ id: string; accountId: string }> {
  const made = await job(wanted)
  await assignInstallation(supervisor, { id: made.id, technician_id: technician.userId, starts_at: morning() })
  await startInstallation(technician, { id: made.id })
  return made
}

/** Ticks every mandatory item; those that want a photo get one. */
export async function tickAll(actor: StaffActor, id: string): Promise<void> {
  const items = await sql<{ id: string; needs_photo: boolean }>('owner', 'SELECT id, needs_photo FROM installation_items WHERE installation_id = $1 AND mandatory ORDER BY position', [id])
  for (const item of items) await checkItem(actor, { id, item: item.id, done: true, ...(item.needs_photo && { photo: DOT }) })
}

/** The smallest picture: one grey dot. */
export const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

/** The history of a job, oldest first. */
export const historyOf = (id: string) =>
  sql<{ kind: string; from_status: string | null; to_status: string; reason: string | null; actor_type: string; actor_id: string | null }>(
    'owner',
    'SELECT kind, from_status, to_status, reason, actor_type, actor_id FROM installation_events WHERE installation_id = $1 ORDER BY created_at, id',
    [id],
  )
