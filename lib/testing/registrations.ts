import type { ActorType, RegistrationStatus } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/core/ids'
import { connected } from './database'

// Registrations with a history of their own times, which no use case can give: for figures and due times.

/** One stage of a history: when it was entered, and by whom. */
export interface Stage {
  to: RegistrationStatus
  at: string
  by?: { type: ActorType; id?: string }
}

/** Columns of the row that a test cares for. */
export interface WantedRegistration {
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

/** Writes registrations whole, each with its events, in one transaction. @returns their ids, in order. */
export function registrations(wanted: readonly WantedRegistration[]): Promise<string[]> {
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
