import { beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { asApp, connected, sql } from '@/lib/testing/database'

// What the database itself refuses on the way of an application, asked with plain SQL as the application's own role.

const refused = (constraint: string) => ({ constraint })
const staff = (...statements: string[]) =>
  asApp({ as: 'staff' }, async (db) => {
    for (const statement of statements) await db.query(statement)
  })

let technician: string
beforeAll(async () => {
  technician = newId()
  await sql('owner', `INSERT INTO users (id, email, name) VALUES ($1, 'tess@house.example', 'Tess')`, [technician])
  await sql('owner', `INSERT INTO staff_members (user_id, role) VALUES ($1, 'technician')`, [technician])
})

const registration = (id: string, status: string, email = `${id}@a.example`) =>
  `INSERT INTO registrations (id, door, status, plan_id, full_name, email) VALUES ('${id}', 'staff', '${status}', (SELECT id FROM plans WHERE slug = 'home-gold'), 'Ada', '${email}')`
const event = (id: string, position: number, from: string | null, to: string) =>
  `INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type) VALUES ('${id}', ${position}, ${from ? `'${from}'` : 'NULL'}, '${to}', 'system')`
const to = (id: string, status: string) => `UPDATE registrations SET status = '${status}' WHERE id = '${id}'`
const survey = (id: string) =>
  `INSERT INTO surveys (registration_id, technician_id, starts_at, ends_at) VALUES ('${id}', '${technician}', now(), now() + interval '1 hour')`
const result = (id: string, outcome: string, note = 'seen') =>
  `UPDATE surveys SET outcome = '${outcome}', note = '${note}', completed_at = now() WHERE registration_id = '${id}'`
const verified = (id: string) => [registration(id, 'verified'), event(id, 1, null, 'pending_verification'), event(id, 2, 'pending_verification', 'verified')]
const surveyed = (id: string, outcome: string) => [
  ...verified(id),
  survey(id),
  event(id, 3, 'verified', 'survey_scheduled'),
  to(id, 'survey_scheduled'),
  result(id, outcome),
  event(id, 4, 'survey_scheduled', 'survey_completed'),
  to(id, 'survey_completed'),
]

test('T1-12: a survey without a time, a result without words, a completed survey without a result', async () => {
  const id = newId()
  await staff(...verified(id))
  await expect(staff(event(id, 3, 'verified', 'survey_scheduled'), to(id, 'survey_scheduled'))).rejects.toMatchObject(refused('registration_events_schedule_check'))
  await staff(survey(id), event(id, 3, 'verified', 'survey_scheduled'), to(id, 'survey_scheduled'))
  await expect(staff(event(id, 4, 'survey_scheduled', 'survey_completed'), to(id, 'survey_completed'))).rejects.toMatchObject(refused('registration_events_result_check'))
  await expect(staff(result(id, 'feasible', '  '))).rejects.toMatchObject(refused('surveys_result_check'))
})

test('T1-12: what the survey found not feasible is not approved, what it found feasible is', async () => {
  const [bad, good] = [newId(), newId()]
  await staff(...surveyed(bad, 'not_feasible'))
  await expect(staff(event(bad, 5, 'survey_completed', 'approved'), to(bad, 'approved'))).rejects.toMatchObject(refused('registration_events_feasible_check'))
  await staff(...surveyed(good, 'feasible'), event(good, 5, 'survey_completed', 'approved'), to(good, 'approved'))
})

test('a second open application of one e-mail address, unless a colleague saw the first', async () => {
  const [first, second] = [newId(), newId()]
  const open = (id: string) => [registration(id, 'pending_verification', 'twice@a.example'), event(id, 1, null, 'pending_verification')]
  await staff(...open(first))
  await expect(staff(...open(second))).rejects.toMatchObject(refused('registrations_open_email_key'))
  await staff(registration(second, 'pending_verification', 'thrice@a.example'), event(second, 1, null, 'pending_verification'))
  await staff(`UPDATE registrations SET email = 'twice@a.example', duplicate_allowed = true WHERE id = '${second}'`)
})

test('PIPE-14: what was noted is neither changed nor deleted', async () => {
  const id = newId()
  await staff(...verified(id), `INSERT INTO registration_activity (registration_id, kind, actor_type) VALUES ('${id}', 'note', 'system')`)
  await expect(staff(`UPDATE registration_activity SET kind = 'other' WHERE registration_id = '${id}'`)).rejects.toMatchObject({ code: '42501' })
  await expect(staff(`DELETE FROM registration_events WHERE registration_id = '${id}'`)).rejects.toMatchObject({ code: '42501' })
  await expect(sql('owner', `DELETE FROM registration_activity WHERE registration_id = '${id}'`)).rejects.toMatchObject(refused('registration_activity_append_only'))
})

test('T1-29 T1-21: the tallies are the counts, and the furthest stage stays when the way ends', async () => {
  const id = newId()
  await staff(...surveyed(id, 'feasible'))
  await staff(
    `INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type, reason) VALUES ('${id}', 5, 'survey_completed', 'cancelled', 'system', 'moved away')`,
    to(id, 'cancelled'),
  )
  expect(await sql('owner', `SELECT status, furthest FROM registrations WHERE id = '${id}'`)).toEqual([{ status: 'cancelled', furthest: 'survey_completed' }])
  const counted = await sql('owner', `SELECT status, count(*)::int AS n FROM registrations GROUP BY 1 ORDER BY 1`)
  expect(await sql('owner', `SELECT status, sum(change)::int AS n FROM registration_tallies GROUP BY 1 HAVING sum(change) <> 0 ORDER BY 1`)).toEqual(counted)
})

test('1: an account sees nothing of the pipeline, and nobody without a context does', async () => {
  await staff(...surveyed(newId(), 'feasible'))
  await asApp({ as: 'staff' }, async (db) => expect((await db.query('SELECT 1 FROM surveys')).rows).not.toEqual([]))
  for (const table of ['registration_activity', 'registration_tallies', 'surveys', 'bookings', 'files', 'phone_proofs', 'saved_views', 'registration_imports', 'bulk_runs', 'bulk_run_lines']) {
    expect(await sql('app', `SELECT 1 FROM ${table}`), table).toEqual([])
    await asApp({ as: 'account', accountId: newId() }, async (db) => expect((await db.query(`SELECT 1 FROM ${table}`)).rows, table).toEqual([]))
  }
})

test('1: the worker may work in the colleagues’ context, and there still does no more than its grants say', async () => {
  await connected('worker', async (worker) => {
    const inStaff = async (text: string) => {
      await worker.query('BEGIN')
      await worker.query(`SELECT set_config('app.context', 'staff', true)`)
      return worker.query(text).finally(() => worker.query('ROLLBACK'))
    }
    expect((await inStaff('SELECT 1 FROM registrations LIMIT 1')).rows).toHaveLength(1)
    for (const text of [`UPDATE staff_members SET role = 'admin'`, 'UPDATE bookings SET technician_id = technician_id', 'DELETE FROM registrations', 'INSERT INTO bulk_runs (action, total, created_by, request_id) SELECT $${}$$, 1, user_id, $$x$$ FROM staff_members', 'SELECT key_hash FROM api_keys']) {
      await expect(inStaff(text), text).rejects.toMatchObject({ code: '42501' })
    }
  })
})

test('PIPE-10: an installation is not completed while something that must be done is open, and moves only along its lines', async () => {
  const [id, account, user] = [newId(), newId(), newId()]
  await sql('owner', `INSERT INTO users (id, email, name) VALUES ('${user}', 'owner@ins.example', 'O')`)
  await sql('owner', `WITH a AS (INSERT INTO accounts (id, kind, status, name, slug, door) VALUES ('${account}', 'household', 'pending_installation', 'Ins', 'ins-house', 'staff') RETURNING id)
    INSERT INTO memberships (account_id, user_id, role) SELECT id, '${user}', 'owner' FROM a`)
  await staff(
    `INSERT INTO installations (id, account_id, job_type_id, contact_name, address, city, minutes, technician_id, status)
      SELECT '${id}', '${account}', id, 'Ada', 'Street 1', 'Bogor', 120, '${technician}', 'in_progress' FROM job_types WHERE slug = 'repair'`,
    `INSERT INTO installation_items (account_id, installation_id, position, text, mandatory, needs_photo) VALUES ('${account}', '${id}', 1, 'Works', true, true)`,
  )
  await expect(staff(`UPDATE installations SET status = 'completed' WHERE id = '${id}'`)).rejects.toMatchObject(refused('installations_items_check'))
  await expect(staff(`UPDATE installation_items SET done_at = now() WHERE installation_id = '${id}'`)).rejects.toMatchObject(refused('installation_items_photo_check'))
  await expect(staff(`UPDATE installations SET status = 'open' WHERE id = '${id}'`)).rejects.toMatchObject(refused('installations_move_check'))
})

test('T1-05: the millionth number is longer, not cut to one that was given before', async () => {
  expect(await sql('owner', `SELECT document_number('REG', 7) LIKE 'REG-%-000007' AS short, document_number('REG', 1000001) LIKE 'REG-%-1000001' AS long`)).toEqual([{ short: true, long: true }])
})
