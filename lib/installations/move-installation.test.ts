import { expect, test } from 'vitest'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { InstallationStatus, StaffRole } from '@/lib/generated/prisma/enums'
import { asApp, refusedByConstraint, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { checkItem } from './check-item'
import { cancelInstallation, completeInstallation, failInstallation, reopenInstallation } from './end-installation'
import { readInstallationMoves } from './moves'
import { pauseInstallation, resumeInstallation, startInstallation } from './run-installation'
import { unassignInstallation } from './assign-installation'
import { begun, crew, historyOf, job, tickAll } from './testing'

const failedReason = async (): Promise<string> => inSystem(async (tx) => (await tx.reason.findFirstOrThrow({ where: { kind: 'failed' } })).id)
const statusOf = async (id: string) => (await sql<{ status: string }>('owner', 'SELECT status FROM installations WHERE id = $1', [id]))[0]?.status

/** One command for each move of the table. */
const commands: Record<string, (actor: StaffActor, id: string, reasonId: string) => Promise<unknown>> = {
  open: (actor, id) => unassignInstallation(actor, { id }),
  in_progress: (actor, id) => startInstallation(actor, { id }),
  completed: (actor, id) => completeInstallation(actor, { id }),
  failed: (actor, id, reason_id) => failInstallation(actor, { id, reason_id, note: undefined }),
  cancelled: (actor, id) => cancelInstallation(actor, { id, reason: 'Not wanted' }),
  reopened: (actor, id) => reopenInstallation(actor, { id, reason: 'Not done after all' }),
}

async function jobIn(status: InstallationStatus, technician: StaffActor): Promise<string> {
  const { id } = await job()
  await sql('owner', `UPDATE installation_items SET done_at = now() WHERE installation_id = $1`, [id])
  // Round the table of moves, so that each state is tried on its own.
  await sql('owner', `ALTER TABLE installations DISABLE TRIGGER status_move`)
  await sql('owner', `UPDATE installations SET status = $2, technician_id = $3 WHERE id = $1`, [id, status, status === 'open' ? null : technician.userId])
  await sql('owner', `ALTER TABLE installations ENABLE TRIGGER status_move`)
  return id
}

test('PIPE-10: every command in every state does what the table of moves says, and nothing else', async () => {
  const technician = await staff('technician')
  const admin = await staff('admin')
  const reasonId = await failedReason()
  const moves = await readInstallationMoves()
  for (const from of Object.values(InstallationStatus))
    for (const [name, command] of Object.entries(commands)) {
      const to = name !== 'reopened' ? name : from === 'cancelled' ? 'open' : 'in_progress'
      // What has ended goes on by being reopened, and by nothing else.
      const exists = moves.some((move) => move.from === from && move.to === to) && (name === 'reopened') === (from === 'completed' || from === 'cancelled')
      const id = await jobIn(from, technician)
      const outcome = await command(admin, id, reasonId).then(() => 'done', (error: { code: string }) => error.code)
      expect(outcome, `${from} ${name}`).toBe(exists ? 'done' : 'CONFLICT')
      expect(await statusOf(id), `${from} ${name}`).toBe(exists ? to : from)
      expect(await historyOf(id), `${from} ${name}`).toHaveLength(exists ? 2 : 1)
    }
})

test('T1-25: a role makes the moves that its permissions allow; a completed job is reopened by supervisor and admin only', async () => {
  const reasonId = await failedReason()
  const moves = await readInstallationMoves()
  for (const role of Object.values(StaffRole)) {
    const actor = await staff(role)
    const technician = role === 'technician' ? actor : await staff('technician')
    for (const [name, from] of [['open', 'assigned'], ['in_progress', 'assigned'], ['completed', 'in_progress'], ['failed', 'in_progress'], ['cancelled', 'open'], ['reopened', 'completed'], ['reopened', 'cancelled']] as const) {
      const move = moves.find((row) => row.from === from && row.to === (name !== 'reopened' ? name : from === 'cancelled' ? 'open' : 'in_progress'))
      const id = await jobIn(from, technician)
      const outcome = await commands[name]?.(actor, id, reasonId).then(() => 'done', (error: { code: string }) => error.code)
      expect(outcome, `${role} ${name}`).toBe(can(actor, move?.permission as 'installations:work') ? 'done' : 'FORBIDDEN')
      if (name === 'reopened') expect(outcome, role).toBe(['admin', 'supervisor'].includes(role) ? 'done' : 'FORBIDDEN')
    }
  }
})

test('a technician works on what is assigned to them and on nobody else’s job', async () => {
  const made = await crew()
  const other = await staff('technician')
  const { id } = await begun(made)
  const item = (await sql<{ id: string }>('owner', 'SELECT id FROM installation_items WHERE installation_id = $1', [id]))[0]?.id ?? ''
  const reason_id = await failedReason()
  const attempts = [
    () => pauseInstallation(other, { id }),
    () => completeInstallation(other, { id }),
    () => checkItem(other, { id, item, done: true }),
    () => failInstallation(other, { id, reason_id, note: undefined }),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await pauseInstallation(made.supervisor, { id })
  expect(await statusOf(id)).toBe('in_progress')
})

test('PIPE-10: mandatory items that are open keep a job from being completed, in the application and in plain SQL', async () => {
  const made = await crew()
  const { id, accountId } = await begun(made)
  await expect(completeInstallation(made.technician, { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(asApp({ as: 'account', accountId }, async (db) => void (await db.query(`UPDATE installations SET status = 'completed' WHERE id = $1`, [id])))).rejects.toMatchObject(
    refusedByConstraint('installations_items_check'),
  )
  await tickAll(made.technician, id)
  await completeInstallation(made.technician, { id })
  expect(await statusOf(id)).toBe('completed')
})

test('PIPE-10: a failed job names its reason, gives its time back and can be planned again with a new clock', async () => {
  const made = await crew()
  const { id } = await begun(made)
  await expect(failInstallation(made.technician, { id, reason_id: newId(), note: undefined })).rejects.toMatchObject({ code: 'VALIDATION', fields: { reason_id: [expect.any(String)] } })
  const { result } = await failInstallation(made.technician, { id, reason_id: await failedReason(), note: 'Called twice' })
  expect(result).toMatchObject({ status: 'failed', starts_at: null, technician: { id: made.technician.userId }, due_state: 'ok' })
  expect((await historyOf(id)).at(-1)?.reason).toMatch(/: Called twice$/)

  await sql('owner', `UPDATE installations SET due_soon_at = '2020-01-01', due_at = '2020-01-02' WHERE id = $1`, [id])
  const again = await unassignInstallation(made.supervisor, { id })
  expect(again.result).toMatchObject({ status: 'open', technician: null, due_state: 'ok' })
})

test('what somebody else changed meanwhile is told with the live state', async () => {
  const made = await crew()
  const { id } = await begun(made)
  await expect(startInstallation(made.technician, { id, expected_status: 'assigned' })).rejects.toMatchObject({ code: 'STATUS_CHANGED', details: { live_status: 'in_progress' } })
})

test('T1-27: the history names who did it by type and id, and a pause is a line between two moves', async () => {
  const made = await crew()
  const { id } = await begun(made)
  await pauseInstallation(made.technician, { id })
  await expect(pauseInstallation(made.technician, { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  await resumeInstallation(made.technician, { id })
  await expect(resumeInstallation(made.technician, { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await historyOf(id)).toMatchObject([
    { kind: 'opened', from_status: null, to_status: 'open', actor_type: 'system', actor_id: null },
    { kind: 'assigned', from_status: 'open', to_status: 'assigned', actor_type: 'staff', actor_id: made.supervisor.actorId },
    { kind: 'in_progress', from_status: 'assigned', to_status: 'in_progress', actor_type: 'staff', actor_id: made.technician.actorId },
    { kind: 'paused', from_status: 'in_progress', to_status: 'in_progress', actor_type: 'staff', actor_id: made.technician.actorId },
    { kind: 'resumed', from_status: 'in_progress', to_status: 'in_progress', actor_type: 'staff', actor_id: made.technician.actorId },
  ])
  await expect(sql('app', `UPDATE installation_events SET reason = 'x' WHERE installation_id = $1`, [id])).rejects.toThrow()
})

test('T1-25: ten complete at once: one does, the account is counted once; a repeated command is answered the same', async () => {
  const made = await crew()
  const { id } = await begun(made)
  await tickAll(made.technician, id)
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => completeInstallation(made.technician, { id })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT', details: { live_status: 'completed' } })
  expect((await historyOf(id)).filter(({ kind }) => kind === 'completed')).toHaveLength(1)

  const command = { scope: `staff:${made.supervisor.userId}`, key: newId(), requestHash: 'same' }
  const actor = { ...made.supervisor, command }
  const first = await reopenInstallation(actor, { id, reason: 'Signal lost' })
  await completeInstallation(made.technician, { id })
  const second = await reopenInstallation(actor, { id, reason: 'Signal lost' })
  expect([first.replayed, second.replayed]).toEqual([false, true])
  expect(second.result).toEqual(first.result)
  expect(await statusOf(id)).toBe('completed')
})
