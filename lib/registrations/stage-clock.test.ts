import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { readCalendar } from '@/lib/organisation/calendar'
import { stageTargetsBody, CLOCK_STAGES } from '@/lib/organisation/schema'
import { setStageTargets } from '@/lib/organisation/set-stage-targets'
import { workingDue } from '@/lib/organisation/working-time'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { moveRegistration } from './move-registration'

const supervisor = await staff('supervisor')

/** Moves a new registration to verified. @returns when it entered, and when it is due */
async function verified(): Promise<{ id: string; entered: Date; due: Date | null }> {
  const id = await registration()
  await moveRegistration(supervisor, { id, to: 'verified', expected_status: 'pending_verification', origin: 'screen' })
  return { id, ...(await clockOf(id)) }
}
async function clockOf(id: string): Promise<{ entered: Date; due: Date | null }> {
  const [row] = await sql<{ entered: Date; due: Date | null }>('owner', 'SELECT entered_at AS entered, due_at AS due FROM registrations WHERE id = $1', [id])
  if (!row) throw new Error('no such registration')
  return row
}

test('PIPE-11: a changed target counts for those that enter the stage from then on, and for nobody who is in it', async () => {
  const before = await verified()
  const hours = (stage: string) => (stage === 'verified' ? '3' : '')
  await setStageTargets(supervisor, stageTargetsBody.parse(Object.fromEntries(CLOCK_STAGES.flatMap((stage) => [[`target_${stage}`, hours(stage)], [`warning_${stage}`, '']]))))
  const after = await verified()

  const calendar = await inSystem(readCalendar)
  const within = ({ entered, due }: { entered: Date; due: Date | null }, minutes: number) => Math.abs((due?.getTime() ?? 0) - workingDue(entered, minutes, calendar).getTime()) < 60_000
  expect(within(await clockOf(before.id), 480)).toBe(true)
  expect(within(after, 180)).toBe(true)

  await moveRegistration(supervisor, { id: after.id, to: 'rejected', expected_status: 'verified', reason: 'For a test', origin: 'screen' })
  expect((await clockOf(after.id)).due).toBeNull()
})
