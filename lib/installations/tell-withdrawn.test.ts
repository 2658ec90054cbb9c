import { afterEach, expect, test } from 'vitest'
import { DAY, moveClock, resetClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { localMail } from '@/lib/deliveries/mail-port'
import { sendDelivery } from '@/lib/deliveries/send-delivery'
import { sql } from '@/lib/testing/database'
import { registration } from '@/lib/testing/registrations'
import { assignInstallation, unassignInstallation } from './assign-installation'
import { cancelInstallation, failInstallation } from './end-installation'
import { crew, job, morning, type Crew } from './testing'

afterEach(resetClock)

/** A job of an application, planned for a time. */
async function planned({ supervisor, technician }: Crew, days = 2): Promise<{ id: string; registrationId: string }> {
  const registrationId = await registration()
  const { id } = await job({ registrationId })
  await assignInstallation(supervisor, { id, technician_id: technician.userId, starts_at: morning(days) })
  return { id, registrationId }
}
const told = (registrationId: string) =>
  sql<{ id: string; channel: string; template: string }>('owner', `SELECT id, channel, template FROM deliveries WHERE registration_id = $1 AND template IN ('visit-withdrawn', 'installation-moved') ORDER BY id`, [registrationId])
const templates = async (registrationId: string) => (await told(registrationId)).map(({ channel, template }) => `${template} ${channel}`)
const reason = () => inSystem((tx) => tx.reason.findFirstOrThrow({ where: { kind: 'failed' } }))
const OFF = ['visit-withdrawn whatsapp', 'visit-withdrawn email']

test('PIPE-7: a visit that is taken off without a new time is told to whoever waits for it, with the time that is off', async () => {
  const made = await crew()
  const { id, registrationId } = await planned(made)
  await unassignInstallation(made.supervisor, { id })
  const rows = await told(registrationId)
  expect(rows.map(({ channel, template }) => `${template} ${channel}`)).toEqual(OFF)
  for (const row of rows) await sendDelivery(row.id, localMail, { isLast: true })
  const day = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Jakarta', dateStyle: 'full' }).format(morning(2))
  for (const { text } of await sql<{ text: string }>('owner', 'SELECT text FROM deliveries WHERE id = ANY($1)', [rows.map((row) => row.id)])) expect(text).toContain(day)
})

test('PIPE-7: the same where the installation is cancelled', async () => {
  const made = await crew()
  const { id, registrationId } = await planned(made)
  await cancelInstallation(made.supervisor, { id, reason: 'Wanted no more' })
  expect(await templates(registrationId)).toEqual(OFF)
})

test('PIPE-10: a visit that came to nothing is told, also after its time; planned again, the new time is', async () => {
  const made = await crew()
  const { id, registrationId } = await planned(made)
  moveClock(3 * DAY)
  await failInstallation(made.technician, { id, reason_id: (await reason()).id, note: undefined })
  expect(await templates(registrationId)).toEqual(OFF)
  await assignInstallation(made.supervisor, { id, technician_id: made.technician.userId, starts_at: morning(1) })
  expect(await templates(registrationId)).toEqual([...OFF, 'installation-moved whatsapp', 'installation-moved email'])
})

test('who waits for nothing is told nothing: a new time at once, a time that is over, a job that had none', async () => {
  const made = await crew()
  const moved = await planned(made)
  await assignInstallation(made.supervisor, { id: moved.id, technician_id: made.technician.userId, starts_at: morning(5) })
  expect(await templates(moved.registrationId)).toEqual(['installation-moved whatsapp', 'installation-moved email'])

  const registrationId = await registration()
  const { id } = await job({ registrationId })
  await cancelInstallation(made.supervisor, { id, reason: 'Never planned' })
  expect(await told(registrationId)).toEqual([])

  const over = await planned(made, 3)
  moveClock(4 * DAY)
  await unassignInstallation(made.supervisor, { id: over.id })
  expect(await told(over.registrationId)).toEqual([])
})
