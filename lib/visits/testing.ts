import { asApp } from '@/lib/testing/database'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { staff } from '@/lib/testing/factories'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'

// For tests of visits: registrations at a stage, written as their history would have written them.

const WAY: RegistrationStatus[] = ['pending_verification', 'verified', 'survey_scheduled']

interface Wanted {
  status?: 'pending_verification' | 'verified'
  name?: string
}

/** A registration that waits, with its events; a survey is scheduled by the use case itself. */
export async function waitingRegistration({ status = 'verified', name = 'Ada Applicant' }: Wanted = {}): Promise<string> {
  const id = newId()
  await asApp({ as: 'staff' }, async (db) => {
    await db.query(
      `INSERT INTO registrations (id, door, status, plan_id, full_name, email, phone, address, city)
       VALUES ($1, 'staff', $2, (SELECT id FROM plans WHERE slug = 'home-gold'), $3, $4, '+6281234567890', 'Jalan Kenanga 5', 'Bogor')`,
      [id, status, name, `${id}@a.example`],
    )
    for (const [index, to] of WAY.slice(0, WAY.indexOf(status) + 1).entries()) {
      await db.query(`INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type) VALUES ($1, $2, $3, $4, 'system')`, [id, index + 1, WAY[index - 1] ?? null, to])
    }
  })
  return id
}

/** A technician, with this many visits a day. */
export async function technician(capacity = 6): Promise<StaffActor> {
  const made = await staff('technician')
  await asApp({ as: 'staff' }, async (db) => void (await db.query('UPDATE technicians SET daily_capacity = $2 WHERE user_id = $1', [made.userId, capacity])))
  return made
}
