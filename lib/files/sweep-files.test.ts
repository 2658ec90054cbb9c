import { expect, test, vi } from 'vitest'
import { DAY, moveClock } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { registration } from '@/lib/registrations/testing'
import { sql } from '@/lib/testing/database'
import { openFileStore } from './file-store'
import { sweepFiles } from './sweep-files'

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
const ids = async () => (await sql<{ id: string }>('owner', 'SELECT id FROM files ORDER BY created_at, id')).map(({ id }) => id)

test('a photo that nothing came of goes after a day, with its bytes; one with a place stays', async () => {
  const [kept, left] = [await file(await registration()), await file(null)]
  expect(await sweepFiles()).toBe(0)
  moveClock(DAY + 1000)
  const young = await file(null)
  await sql('owner', `UPDATE files SET created_at = now() + interval '1 day' WHERE id = $1`, [young.id])
  expect(await sweepFiles()).toBe(1)
  expect(await ids()).toEqual([kept.id, young.id])
  const store = openFileStore()
  expect([await store.read(kept.key), await store.read(left.key), await store.read(young.key)]).toEqual([BYTES, null, BYTES])
})

test('many are swept in one go, also where the bytes are gone already', async () => {
  await sql('owner', `INSERT INTO files (key, purpose, name, content_type, bytes, uploaded_by_type, created_at)
    SELECT md5(n::text), 'survey', 'a.jpg', 'image/jpeg', 9, 'applicant', now() - interval '2 days' FROM generate_series(1, 450) n`)
  expect(await sweepFiles()).toBe(450)
})

test('a key that is no key reaches no file', async () => {
  await expect(Promise.resolve().then(() => openFileStore().read('../../etc/passwd'))).rejects.toThrow('not the key')
})
