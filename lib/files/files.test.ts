import { readdir, readFile as fromDisk } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { GET as download } from '@/app/api/admin/files/[id]/route'
import { POST as upload } from '@/app/api/admin/files/route'
import { inSystem } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import type { FilePurpose } from '@/lib/generated/prisma/enums'
import { sql } from '@/lib/testing/database'
import { account, staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { call, signIn } from '@/lib/testing/requests'
import { attachFile } from './attach-file'
import { PHOTO_BYTES } from './policy'
import { photoField } from './schema'
import { storePhoto } from './store-photo'

const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#00745f' } })
const withPlace = () => picture().withMetadata({ orientation: 6 }).withExifMerge({ IFD0: { Make: 'canary-camera' }, IFD3: { GPSLatitude: '0/1 18/1 0/1' } }).jpeg().toBuffer()
const APPLICANT = { type: 'applicant', id: null } as const
const store = (bytes: Buffer, name = 'card.jpg', purpose: FilePurpose = 'attachment') => storePhoto({ bytes, name, purpose, by: APPLICANT })
const rows = () => sql<{ count: number }>('owner', 'SELECT count(*)::int AS count FROM files').then(([row]) => row?.count)
const rowOf = async (id: string) => (await sql('owner', 'SELECT * FROM files WHERE id = $1', [id]))[0] ?? {}
const onDisk = async () => (await readdir(join(env.GATEHOUSE_DATA, 'files'), { recursive: true }).catch(() => [])).filter((name) => /[0-9a-f]{32}/u.test(name))
const fetched = async (id: string, cookie?: string) => call(download, `/api/admin/files/${id}`, { params: { id }, ...(cookie && { cookie }) })
const cookieOf = async (role: Parameters<typeof staff>[0]) => (await signIn((await staff(role)).userId)).cookie

test.each(['jpeg', 'png', 'webp'] as const)('T1-08: a %s is kept and comes back to staff as a download', async (format) => {
  const { id, name } = await store(await picture().toFormat(format).toBuffer(), 'My card.final.svg')
  expect(name).toBe(`My card.final.${format === 'jpeg' ? 'jpg' : format}`)
  const answer = await fetched(id, await cookieOf('agent'))
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': `image/${format}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-disposition': expect.stringContaining('attachment'),
  })
  expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).format).toBe(format)
})

test('T1-08: where and with what it was taken stays out, and the picture stands upright', async () => {
  const bytes = await withPlace()
  expect(bytes.includes('canary-camera')).toBe(true)
  const { id } = await store(bytes)
  const key = (await rowOf(id)).key as string
  const kept = await fromDisk(join(env.GATEHOUSE_DATA, 'files', key.slice(0, 2), key))
  expect(kept.includes('canary-camera')).toBe(false)
  expect(await sharp(kept).metadata()).toMatchObject({ width: 20, height: 40 })
  expect((await sharp(kept).metadata()).exif).toBeUndefined()
})

test.each([
  ['an SVG that calls itself a photo', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['HTML behind the first bytes of a JPEG', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>alert(1)</script>')])],
  ['half a photo', async () => (await picture().png().toBuffer()).subarray(0, 60)],
  ['nothing', () => Buffer.alloc(0)],
  ['more than 5 MB', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(PHOTO_BYTES)])],
  ['a picture of more than 40 million pixels', () => sharp({ create: { width: 8000, height: 5100, channels: 3, background: 'red' } }).png().toBuffer()],
])('T1-08: %s is refused at its field, and nothing is kept', async (_, make) => {
  const before = [await rows(), (await onDisk()).length]
  await expect(store(await make())).rejects.toMatchObject({ code: 'VALIDATION', fields: { photo: [expect.any(String)] } })
  expect([await rows(), (await onDisk()).length]).toEqual(before)
})

test('T1-08: what is not base64 is refused before anything looks at it', () => {
  for (const bad of ['%%%', 'abc', 'data:image/png;base64,', 'iVBO Rw0K', 'iVBORw0K====', 'A'.repeat(8 * 1024 * 1024)]) expect(photoField.safeParse(bad).success, bad.slice(0, 30)).toBe(false)
  expect(photoField.parse('data:image/png;base64,iVBORw0K').length).toBe(6)
})

test('T1-08: only staff who may see it get it; an identity card only those who check them, and each look is noted', async () => {
  const card = (await store(await picture().jpeg().toBuffer(), 'card', 'id_photo')).id
  const view = (await store(await picture().jpeg().toBuffer(), 'view', 'survey')).id
  const customer = (await signIn((await account()).userId)).cookie
  expect((await fetched(card)).status).toBe(401)
  expect((await fetched(card, customer)).status).toBe(404)
  expect((await fetched(card, await cookieOf('finance'))).status).toBe(403)
  const technician = await cookieOf('technician')
  expect([(await fetched(view, technician)).status, (await fetched(card, technician)).status]).toEqual([200, 404])
  expect((await fetched(card, await cookieOf('agent'))).status).toBe(200)
  expect(await sql('owner', `SELECT count(*)::int AS looks FROM audit_entries WHERE action = 'file.read' AND subject_id = $1`, [card])).toEqual([{ looks: 1 }])
  expect((await fetched(newId(), technician)).status).toBe(404)
})

test('T1-08: a photo gets its place once, from the one who sent it', async () => {
  const registrationId = await registration()
  const { id } = await store(await picture().png().toBuffer())
  const attach = (by?: { type: 'staff'; id: string }) => inSystem((tx) => attachFile(tx, { fileId: id, registrationId, ...(by && { by }) }))
  await expect(attach({ type: 'staff', id: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const tries = await Promise.allSettled([attach(), attach(), attach()])
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await rowOf(id)).toMatchObject({ registration_id: registrationId })
})

test('T1-08: a colleague sends a photo from the field; it is theirs to attach and nobody else’s', async () => {
  const technician = await staff('technician')
  const { cookie } = await signIn(technician.userId)
  const body = { photo: (await picture().jpeg().toBuffer()).toString('base64'), name: '../../etc/pass\u0000wd.php', purpose: 'survey' }
  expect((await call(upload, '/api/admin/files', { method: 'POST', cookie, body })).status).toBe(400)
  const sent = await call(upload, '/api/admin/files', { method: 'POST', cookie, body: { ...body, name: '../../etc/passwd.php' } })
  expect([sent.status, await sent.clone().json()]).toMatchObject([201, { name: 'passwd.jpg' }])
  const { id } = (await sent.json()) as { id: string }
  const registrationId = await registration()
  await expect(inSystem((tx) => attachFile(tx, { fileId: id, registrationId }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await inSystem((tx) => attachFile(tx, { fileId: id, registrationId, by: { type: 'staff', id: technician.userId } }))
  expect((await call(upload, '/api/admin/files', { method: 'POST', cookie, body: { ...body, name: 'card', purpose: 'id_photo' } })).status).toBe(400)
})
