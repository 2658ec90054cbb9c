import { Prisma } from '@/lib/generated/prisma/client'
import type { ActorType, JobPriority, VisitSlot } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/core/ids'
import type { Writes } from '@/lib/core/write-together'

/** The job type of a new customer's first visit, by slug. */
export const FIRST_JOB_TYPE = 'fibre-installation'

export interface NewInstallation {
  installationId: string
  accountId: string
  /** The application that it ends; an application has at most one installation. */
  registrationId: string | null
  /** A job type's slug; its length and checklist are copied, so that a later change of the type leaves this job as it is. */
  jobType: string
  priority: JobPriority
  /** From `dueOf`; null for a job without a clock. */
  due: { dueSoonAt: Date; dueAt: Date } | null
  contactName: string
  contactPhone: string | null
  address: string
  city: string
  addressNotes: string | null
  position: { latitude: number; longitude: number } | null
  /** A calendar day, `YYYY-MM-DD`. */
  preferredDate: string | null
  preferredSlot: VisitSlot | null
  note: string | null
  actor: { type: ActorType; id: string | null }
}

/**
 * The writes of a new, open installation: the job, its checklist and the first line of its history. Hands back
 * `installation` with `id` and `number`. An unknown job type is refused by the database.
 *
 * @see PIPE-6, PIPE-10
 */
export function installationWrites(job: NewInstallation): Writes {
  const { installationId: id, accountId, actor } = job
  return {
    installation: Prisma.sql`INSERT INTO installations (id, account_id, registration_id, job_type_id, minutes, priority, due_soon_at, due_at, contact_name,
        contact_phone, address, city, address_notes, latitude, longitude, preferred_date, preferred_slot, note)
      VALUES (${id}::uuid, ${accountId}::uuid, ${job.registrationId}::uuid, (SELECT t.id FROM job_types t WHERE t.slug = ${job.jobType}),
        (SELECT t.minutes FROM job_types t WHERE t.slug = ${job.jobType}), ${job.priority}::job_priority, ${job.due?.dueSoonAt ?? null}::timestamptz,
        ${job.due?.dueAt ?? null}::timestamptz, ${job.contactName}, ${job.contactPhone}, ${job.address}, ${job.city}, ${job.addressNotes},
        ${job.position?.latitude ?? null}::float8, ${job.position?.longitude ?? null}::float8, ${job.preferredDate}::date, ${job.preferredSlot}::visit_slot, ${job.note})
      RETURNING id, number`,
    installationItem: Prisma.sql`INSERT INTO installation_items (id, account_id, installation_id, position, text, mandatory, needs_photo)
      SELECT new_id(), ${accountId}::uuid, ${id}::uuid, i.position, i.text, i.mandatory, i.needs_photo
      FROM job_type_items i JOIN job_types t ON t.id = i.job_type_id WHERE t.slug = ${job.jobType}`,
    installationEvent: Prisma.sql`INSERT INTO installation_events (id, account_id, installation_id, kind, to_status, actor_type, actor_id)
      VALUES (${newId()}::uuid, ${accountId}::uuid, ${id}::uuid, 'opened', 'open', ${actor.type}::actor_type, ${actor.id}::uuid)`,
  }
}
