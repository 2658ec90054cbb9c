import { beforeAll, expect, test } from 'vitest'
import { POST as movePost } from '@/app/api/admin/registrations/[id]/move/route'
import { StaffRole, RegistrationStatus } from '@/lib/generated/prisma/enums'
import { readMoves } from './moves'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { status as words } from '@/lib/messages/en/status'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { call, signIn } from '@/lib/testing/requests'

const STATUSES = Object.values(RegistrationStatus)
const ROLES = Object.values(StaffRole)

const colleagues = new Map<StaffRole, StaffActor>()
const cookies = new Map<StaffRole, string>()
/** One registration in each stage; those that a move has changed are replaced. */
const standing = new Map<RegistrationStatus, string>()

beforeAll(async () => {
  for (const role of ROLES) {
    const colleague = await staff(role)
    colleagues.set(role, colleague)
    cookies.set(role, (await signIn(colleague.userId)).cookie)
  }
}, 60_000)

/** At most six visits a day: each try gets a day of its own. */
let day = 0
const surveyTime = () => {
  const start = new Date(Date.UTC(2027, 0, 4 + day++, 3))
  return { technician_id: colleagues.get('technician')?.userId, starts_at: start.toISOString(), ends_at: new Date(start.getTime() + 3_600_000).toISOString() }
}

/** All that a move from one stage to another may need. */
const bodyOf = (from: RegistrationStatus, to: RegistrationStatus) => ({
  to,
  expected_status: from,
  reason: 'Tried in a test',
  ...(from === 'verified' && to === 'survey_scheduled' && { survey: surveyTime() }),
  ...(from === 'survey_scheduled' && to === 'survey_completed' && { result: { outcome: 'feasible', note: 'Fine' } }),
})

const shown = (id: string) => sql('owner', `SELECT r::text AS row, (SELECT count(*) FROM registration_events WHERE registration_id = r.id) AS events FROM registrations r WHERE id = $1`, [id])

test('T1-01: the stages of the database, of the code and of the words are the same', async () => {
  const rows = await sql<{ status: string }>('owner', `SELECT unnest(enum_range(NULL::registration_status))::text AS status`)
  expect(rows.map(({ status }) => status)).toEqual(STATUSES)
  expect(Object.keys(words.registration)).toEqual(STATUSES)
  const moves = await readMoves()
  expect(new Set(moves.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(STATUSES))
})

test.each(ROLES)('T1-02, PIPE-1: of all 8 × 8 moves a %s makes by API those of the table that the role may, and every refusal leaves the row as it was', async (role) => {
  const moves = await readMoves()
  const actor = colleagues.get(role)
  if (!actor) throw new Error('no colleague')
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      const id = standing.get(from) ?? (await registration({ status: from, technicianId: colleagues.get('technician')?.userId ?? '' }))
      standing.set(from, id)
      const before = await shown(id)
      const move = moves.find((each) => each.from === from && each.to === to)
      const response = await call(movePost, `/api/admin/registrations/${id}/move`, { method: 'POST', cookie: cookies.get(role) ?? '', params: { id }, body: bodyOf(from, to) })
      const answer = { pair: `${from} > ${to}`, status: response.status }
      const skips = from === 'verified' && to === 'approved'
      if (!can(actor, 'registrations:read')) expect(answer).toEqual({ ...answer, status: 403 })
      else if (!move) expect(answer).toEqual({ ...answer, status: 409 })
      else if (!can(actor, move.permission)) expect(answer).toEqual({ ...answer, status: 403 })
      else if (to === 'customer_created' || skips) expect(answer).toEqual({ ...answer, status: 409 })
      else {
        expect(answer).toEqual({ ...answer, status: 200 })
        expect(await response.json()).toMatchObject({ id, status: to })
        standing.delete(from)
        continue
      }
      expect(await shown(id)).toEqual(before)
    }
  }
}, 120_000)
