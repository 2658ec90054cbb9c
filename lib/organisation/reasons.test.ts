import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { addReason, moveReason, readReasons, removeReason, renameReason, setReasonActive } from './reasons'
import { listReasons } from './settings-queries'

const supervisor = await staff('supervisor')
const offered = async (kind: 'rejected' | 'cancelled' | 'failed') => (await inSystem((tx) => readReasons(tx, kind))).map(({ text }) => text)
const idOf = async (text: string) => (await listReasons(supervisor)).find((reason) => reason.text === text)?.id ?? ''
/** Gives a reason to a registration, as a rejection does. */
async function give(text: string): Promise<void> {
  const { accountId } = await account()
  await sql('owner', 'UPDATE registrations SET reason_id = $1 WHERE account_id = $2', [await idOf(text), accountId])
}

test('a new reason stands at the end of its kind; the same words are there once, also from two colleagues at once', async () => {
  const both = await Promise.allSettled([0, 1].map(() => addReason(supervisor, { kind: 'failed', text: 'Dog in the yard' })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ code: 'CONFLICT', fields: { text: [expect.stringContaining('already')] } })
  expect((await offered('failed')).at(-1)).toBe('Dog in the yard')
  await addReason(supervisor, { kind: 'rejected', text: 'Dog in the yard' })
  await expect(renameReason(supervisor, { id: await idOf('Weather'), text: 'Dog in the yard' })).rejects.toMatchObject({ code: 'CONFLICT', fields: { text: expect.anything() } })
})

test('reasons move within their kind, no further than the ends, and none is lost under many moves at once', async () => {
  const first = await offered('cancelled')
  const last = await idOf(first.at(-1) ?? '')
  await Promise.all(Array.from({ length: 6 }, () => moveReason(supervisor, { id: last, direction: 'up' })))
  expect(await offered('cancelled')).toEqual([first.at(-1), ...first.slice(0, -1)])
  await moveReason(supervisor, { id: last, direction: 'down' })
  expect((await offered('cancelled')).toSorted()).toEqual(first.toSorted())
  expect((await offered('cancelled'))[1]).toBe(first.at(-1))
  await expect(moveReason(supervisor, { id: '01900000-0000-7000-8000-000000000000', direction: 'up' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a reason that was given is never deleted, by nobody; it can be taken out of the choices, and renamed', async () => {
  await give('Applied twice')
  const id = await idOf('Applied twice')
  await expect(removeReason(supervisor, { id })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(sql('app', 'DELETE FROM reasons WHERE id = $1', [id])).rejects.toMatchObject({ constraint: 'registrations_reason_id_fkey' })
  await setReasonActive(supervisor, { id, active: false })
  expect(await offered('rejected')).not.toContain('Applied twice')
  await renameReason(supervisor, { id, text: 'Applied two times' })
  expect((await listReasons(supervisor)).find((reason) => reason.id === id)).toMatchObject({ text: 'Applied two times', active: false, given: 1 })
  await setReasonActive(supervisor, { id, active: true })
  expect(await offered('rejected')).toContain('Applied two times')
})

test('one that was never given can be deleted', async () => {
  await removeReason(supervisor, { id: await idOf('Moved away') })
  expect(await offered('cancelled')).not.toContain('Moved away')
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE action = 'reason.removed'`)).toEqual([{ data: { kind: 'cancelled', text: 'Moved away' } }])
})
