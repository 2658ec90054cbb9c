import { expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { warnOfDueJobsTask } from './warn-of-due-jobs'

// The worker's own role works, here as in life.
vi.hoisted(() => {
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
})

test('T1-24: an urgent installation whose time runs out is told to those whom the rules name, once', async () => {
  const userId = newId()
  await sql('owner', `INSERT INTO users (id, name, email) VALUES ($1, 'Sue', 'sue@acme.example')`, [userId])
  await sql('owner', `INSERT INTO staff_members (user_id, role) VALUES ($1, 'supervisor')`, [userId])
  await sql('owner', `INSERT INTO notice_rules (event, staff_role) VALUES ('installation_due', 'supervisor') ON CONFLICT DO NOTHING`)
  await sql('owner', `WITH account AS (INSERT INTO accounts (kind, status, name, slug, door) VALUES ('household', 'pending_installation', 'Ani', 'ani', 'staff') RETURNING id),
      owner AS (INSERT INTO memberships (account_id, user_id, role) SELECT id, $1, 'owner' FROM account),
      application AS (INSERT INTO registrations (door, status, plan_id, full_name, phone) SELECT 'staff', 'pending_verification', id, 'Ani Wijaya', '+6281234567890' FROM plans LIMIT 1 RETURNING id),
      event AS (INSERT INTO registration_events (registration_id, position, to_status, actor_type) SELECT id, 1, 'pending_verification', 'system' FROM application)
    INSERT INTO installations (account_id, registration_id, job_type_id, minutes, contact_name, address, city, priority, due_soon_at, due_at)
      SELECT account.id, application.id, (SELECT id FROM job_types LIMIT 1), 60, 'Ani Wijaya', 'Jalan Melati 7', 'Bandung', 'urgent', now() - interval '1 minute', now() + interval '1 hour' FROM account, application`, [userId])

  await warnOfDueJobsTask()
  await warnOfDueJobsTask()
  expect(await sql('owner', `SELECT "to", payload ->> 'event' AS event FROM deliveries WHERE template = 'staff-notice'`)).toEqual([{ to: 'sue@acme.example', event: 'installation_due' }])
})
