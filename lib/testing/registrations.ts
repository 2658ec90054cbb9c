import type { ActorType, RegistrationStatus, VisitSlot } from '@/lib/generated/prisma/enums'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { asApp, connected, sql } from './database'
import { account, staff } from './factories'

// Registrations written as rows, with the history that the database asks for: at once, and with times that no use case
// gives. Who applies as people do is in applicants.ts.

const WAY: RegistrationStatus[] = ['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved']

/** A number that can exist, and that no other test has. */
export const testPhone = (): string => `+62812${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`

interface Wanted {
  /** `customer_created` ends in an account of its own, and takes nothing else of what is wanted. */
  status?: RegistrationStatus
  /** All plans with a visit need a survey, those of the web none. */
  plan?: string
  name?: string
  company?: string
  email?: string | null
  phone?: string | null
  address?: string | null
  city?: string
  postalCode?: string
  addressNotes?: string
  preferredDate?: string
  preferredSlot?: VisitSlot
  createdAt?: Date
  technicianId?: string
  utmSource?: string
}

/** A registration at a stage, found feasible where the way there leads through a survey. @returns its id */
export async function registration({ status = 'pending_verification', plan = 'home-gold', name = 'Ada Applicant', ...wanted }: Wanted = {}): Promise<string> {
  if (status === 'customer_created') return customer()
  const id = newId()
  const way = await wayTo(status, plan)
  const isSurveyed = way.includes('survey_scheduled')
  const technicianId = wanted.technicianId ?? (isSurveyed ? (await staff('technician')).userId : null)
  const { email = `${id}@a.example`, phone = '+6281234567890', address = `Jalan Kenanga ${id}`, city = 'Bogor' } = wanted
  await asApp({ as: 'system' }, async (db) => {
    await db.query(
      `INSERT INTO registrations (id, door, status, plan_id, full_name, company_name, email, phone, address, city, postal_code, country, address_notes, preferred_date, preferred_slot, created_at, utm_source)
       VALUES ($1, 'staff', $2, (SELECT id FROM plans WHERE slug = $3), $4, $5, $6, $7, $8, $9, $10, 'ID', $11, $12, $13, coalesce($14, now()), $15)`,
      [id, status, plan, name, wanted.company ?? null, email, phone, address, city, wanted.postalCode ?? null, wanted.addressNotes ?? null, wanted.preferredDate ?? null, wanted.preferredSlot ?? null, wanted.createdAt ?? null, wanted.utmSource ?? null],
    )
    if (isSurveyed) {
      const isDone = way.includes('survey_completed')
      await db.query(
        `INSERT INTO surveys (registration_id, technician_id, starts_at, ends_at, outcome, note, completed_at)
         VALUES ($1, $2, now() - interval '2 hours', now() - interval '1 hour', $3, $4, $5)`,
        [id, technicianId, isDone ? 'feasible' : null, isDone ? 'All fine' : null, isDone ? new Date() : null],
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

/** The same with every field filled in, approved unless told otherwise: what becomes a customer. */
export async function application(wanted: Wanted = {}): Promise<{ id: string; number: string }> {
  const id = await registration({
    status: 'approved',
    plan: 'home-silver',
    name: 'Ayu Lestari',
    phone: testPhone(),
    address: 'Jl. Melati No. 5, RT 02',
    city: 'Bandung',
    postalCode: '40115',
    addressNotes: 'Behind the blue mosque',
    preferredDate: '2026-12-01',
    preferredSlot: 'morning',
    ...wanted,
  })
  const [made] = await sql<{ number: string }>('owner', 'SELECT number FROM registrations WHERE id = $1', [id])
  return { id, number: made?.number ?? '' }
}

/** The stages that lead to one; a survey only where the plan needs one. */
async function wayTo(status: RegistrationStatus, plan: string): Promise<RegistrationStatus[]> {
  if (!WAY.includes(status)) return ['pending_verification', status]
  const [found] = await sql<{ needsSurvey: boolean }>('owner', `SELECT needs_survey AS "needsSurvey" FROM plans WHERE slug = $1`, [plan])
  if (!found) throw new Error(`no plan ${plan}`)
  return WAY.slice(0, WAY.indexOf(status) + 1).filter((stage) => found.needsSurvey || !stage.startsWith('survey'))
}

/** One that ended well: only provisioning makes those. */
async function customer(): Promise<string> {
  const { accountId } = await account()
  return (await inSystem((tx) => tx.registration.findUniqueOrThrow({ where: { accountId }, select: { id: true } }))).id
}

/** One stage of a history: when it was entered, and by whom. */
export interface Stage {
  to: RegistrationStatus
  at: string
  by?: { type: ActorType; id?: string }
}

/** A registration with its stages, for figures and due times. */
export interface History {
  stages: Stage[]
  plan?: string
  city?: string
  door?: 'web' | 'staff' | 'whatsapp'
  utm?: { source?: string; campaign?: string }
  assigneeId?: string
  reasonId?: string
  /** With it, the registration can end as a customer. */
  accountId?: string
}

/** Writes whole histories with times of their own, in one transaction. @returns the registrations' ids, in order */
export function histories(wanted: readonly History[]): Promise<string[]> {
  return connected('owner', async (db) => {
    const ids: string[] = []
    await db.query('BEGIN')
    for (const { stages, plan = 'free', city, door = 'staff', utm, assigneeId, reasonId, accountId } of wanted) {
      const id = newId()
      ids.push(id)
      const furthest = stages.filter(({ to }) => to !== 'rejected' && to !== 'cancelled').map(({ to }) => to)
      await db.query(
        `INSERT INTO registrations (id, door, status, furthest, plan_id, full_name, phone, city, utm_source, utm_campaign, assignee_id, reason_id, account_id, created_at, entered_at)
         SELECT $1, $2, $3, (SELECT max(f) FROM unnest($4::registration_status[]) f), p.id, 'Test Person', '+62811000000', $5, $6, $7, $8, $9, $10, $11, $12 FROM plans p WHERE p.slug = $13`,
        [id, door, stages.at(-1)?.to, furthest, city ?? null, utm?.source ?? null, utm?.campaign ?? null, assigneeId ?? null, reasonId ?? null, accountId ?? null, stages[0]?.at, stages.at(-1)?.at, plan],
      )
      for (const [index, { to, at, by }] of stages.entries())
        await db.query(
          `INSERT INTO registration_events (registration_id, account_id, position, from_status, to_status, actor_type, actor_id, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'test', $8)`,
          [id, accountId ?? null, index + 1, stages[index - 1]?.to ?? null, to, by?.type ?? 'applicant', by?.id ?? null, at],
        )
    }
    await db.query('COMMIT')
    return ids
  })
}
