import { text } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { DAY, moveClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { registration } from '@/lib/testing/registrations'
import { attachFile } from './attach-file'
import { openFileStore } from './file-store'
import { removeBytes, sweepFiles } from './sweep-files'

// The worker's own role sweeps, here as in life.
vi.hoisted(() => {
  process.env.DATABASE_APP_URL = process.env.DATABASE_WORKER_URL
})

const BYTES = Buffer.from('a picture')
let made = 0
/** A stored file, as `storePhoto` leaves it. */
async function file(registrationId: string | null): Promise<{ id: string; key: string }> {
  const [id, key] = [newId(), `${made++}`.padStart(32, '0')]
  await sql('owner', `INSERT INTO files (id, key, purpose, registration_id, name, content_type, bytes, uploaded_by_type) VALUES ($1, $2, 'survey', $3, 'a.jpg', 'image/jpeg', 9, 'applicant')`, [id, key, registrationId])
  await openFileStore().put(key, BYTES)
  return { id, key }
}
/** What the jobs are told to remove, in order. */
const given = async () =>
  (await sql<{ key: string }>('worker', `SELECT json_array_elements_text(j.payload->'keys') AS key FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'remove-bytes' ORDER BY j.id`)).map(({ key }) => key)
const bytesOf = async (key: string) => {
  const body = await openFileStore().read(key)
  return body && text(body)
}
const ids = async () => (await sql<{ id: string }>('owner', 'SELECT id FROM files ORDER BY created_at, id')).map(({ id }) => id)

test('a photo that nothing came of goes after a day, with its bytes; one with a place stays', async () => {
  const [kept, left] = [await file(await registration()), await file(null)]
  expect(await sweepFiles()).toBe(0)
  moveClock(DAY + 1000)
  const young = await file(null)
  await sql('owner', `UPDATE files SET created_at = now() + interval '1 day' WHERE id = $1`, [young.id])
  expect(await sweepFiles()).toBe(1)
  expect(await ids()).toEqual([kept.id, young.id])
  expect(await given()).toEqual([left.key])
  await removeBytes(await given())
  expect([await bytesOf(kept.key), await bytesOf(left.key), await bytesOf(young.key)]).toEqual(['a picture', null, 'a picture'])
})

test('a photo that is given its place while the sweep looks is kept, or its sender is told', async () => {
  const { id } = await file(null)
  const registrationId = await registration()
  moveClock(DAY + 1000)
  const before = (await given()).length
  const [swept, placed] = await Promise.allSettled([sweepFiles(), inSystem((tx) => attachFile(tx, { fileId: id, registrationId }))])
  const isKept = (await ids()).includes(id)
  expect(swept.status).toBe('fulfilled')
  expect(placed.status).toBe(isKept ? 'fulfilled' : 'rejected')
  expect((await given()).length > before).toBe(!isKept)
})

test('many are swept in one go, also where the bytes are gone already', async () => {
  await sql('owner', `INSERT INTO files (key, purpose, name, content_type, bytes, uploaded_by_type, created_at)
    SELECT md5(n::text), 'survey', 'a.jpg', 'image/jpeg', 9, 'applicant', now() - interval '2 days' FROM generate_series(1, 450) n`)
  const before = (await given()).length
  expect(await sweepFiles()).toBe(450)
  const keys = (await given()).slice(before)
  expect(keys).toHaveLength(450)
  await removeBytes(keys)
})

test('a key that is no key reaches no file', async () => {
  await expect(Promise.resolve().then(() => openFileStore().read('../../etc/passwd'))).rejects.toThrow('not the key')
})
