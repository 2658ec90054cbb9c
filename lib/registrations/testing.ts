import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/core/ids'
import { inSystem } from '@/lib/core/db'
import { asApp } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'

// For tests: registrations at any stage, with the history that leads there, written as the database demands it.

const WAY: RegistrationStatus[] = ['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created']

/** The stages that lead to one. */
const wayTo = (status: RegistrationStatus): RegistrationStatus[] => (WAY.includes(status) ? WAY.slice(0, WAY.indexOf(status) + 1) : ['pending_verification', status])

interface Wanted {
  status?: RegistrationStatus
  name?: string
  email?: string
  phone?: string
  city?: string
  address?: string
  /** home-gold needs a survey. */
  plan?: string
  createdAt?: Date
  technicianId?: string
  utmSource?: string
}

/** A registration at a stage. @returns its id */
export async function registration({ status = 'pending_verification', name = 'Ada Applicant', plan = 'home-gold', ...wanted }: Wanted = {}): Promise<string> {
  if (status === 'customer_created') return customer()
  const id = newId()
  const way = wayTo(status)
  const surveyed = way.includes('survey_scheduled')
  const technicianId = wanted.technicianId ?? (surveyed ? (await staff('technician')).userId : null)
  await asApp({ as: 'system' }, async (db) => {
    await db.query(
      `INSERT INTO registrations (id, door, status, plan_id, full_name, email, phone, address, city, created_at, utm_source)
       VALUES ($1, 'staff', $2, (SELECT id FROM plans WHERE slug = $3), $4, $5, $6, $7, $8, coalesce($9, now()), $10)`,
      [id, status, plan, name, wanted.email ?? `${id}@a.example`, wanted.phone ?? '+6281234567890', wanted.address ?? `Jalan Kenanga ${id}`, wanted.city ?? 'Bogor', wanted.createdAt ?? null, wanted.utmSource ?? null],
    )
    if (surveyed) {
      const done = way.includes('survey_completed')
      await db.query(
        `INSERT INTO surveys (registration_id, technician_id, starts_at, ends_at, outcome, note, completed_at)
         VALUES ($1, $2, now() - interval '2 hours', now() - interval '1 hour', $3, $4, $5)`,
        [id, technicianId, done ? 'feasible' : null, done ? 'All fine' : null, done ? new Date() : null],
      )
    }
    for (const [index, to] of way.entries()) {
      await db.query(
        `INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type, reason) VALUES ($1, $2, $3, $4, 'system', $5)`,
        [id, index + 1, way[index - 1] ?? null, to, to === 'rejected' || to === 'cancelled' ? 'For a test' : null],
      )
    }
  })
  return id
}

/** One that ended well: only provisioning makes those. */
async function customer(): Promise<string> {
  const { accountId } = await account()
  return (await inSystem((tx) => tx.registration.findUniqueOrThrow({ where: { accountId }, select: { id: true } }))).id
}
