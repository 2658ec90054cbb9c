import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { startS3Server } from '@/lib/testing/s3-server'

// The house with the settings of a bucket: they are read once, so the server stands before anything of the house does.
const server = await startS3Server()
Object.assign(process.env, server.settings)
const { GET: download } = await import('@/app/api/admin/files/[id]/route')
const { staff } = await import('@/lib/testing/factories')
const { call, signIn } = await import('@/lib/testing/requests')
const { storePhoto } = await import('./store-photo')
afterAll(server.stop)

const photo = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#00745f' } }).jpeg().toBuffer()
const store = async () => storePhoto({ bytes: await photo(), name: 'roof.jpg', purpose: 'survey', by: { type: 'applicant', id: null } })
const cookie = async () => (await signIn((await staff('agent')).userId)).cookie
const fetched = async (id: string, as: string) => call(download, `/api/admin/files/${id}`, { params: { id }, cookie: as })

test('T1-08: a photo lies in the bucket and nowhere else, and comes back through our own door', async () => {
  const { id } = await store()
  expect(server.objects.size).toBe(1)
  const answer = await fetched(id, await cookie())
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  const [kept] = server.objects.values()
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(kept)
  expect(answer.headers.get('content-length')).toBe(String(kept?.length))
  server.objects.clear()
  expect((await fetched(id, await cookie())).status).toBe(404)
})

test('T1-08: a bucket that does not work is told as "try again", by writing and by reading; the words of the server stay out', async () => {
  const { id } = await store()
  server.refusals.push({ status: 403, code: 'AccessDenied' })
  const answer = await fetched(id, await cookie())
  expect([answer.status, await answer.json()]).toMatchObject([503, { error: { code: 'TRY_AGAIN' } }])
  server.refusals.push({ status: 403, code: 'AccessDenied' })
  await expect(store()).rejects.toMatchObject({ code: 'TRY_AGAIN', message: expect.not.stringContaining('canary') })
})
