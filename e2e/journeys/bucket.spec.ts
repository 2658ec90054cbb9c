import { startS3Server, type TestS3Server } from '@/lib/testing/s3-server'
import { demoLogin, expect, test } from '../fixtures/house'
import { registration } from '../fixtures/registrations'
import { startSecondWeb } from '../fixtures/second-web'

// A web process with the settings of a bucket: what goes there passes the server's own fetch, which is not the one of tests.

const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

let bucket: TestS3Server
let web: Awaited<ReturnType<typeof startSecondWeb>>
test.beforeAll(async () => {
  bucket = await startS3Server()
  web = await startSecondWeb(bucket.settings)
})
test.afterAll(async () => {
  await web.stop()
  await bucket.stop()
})

test('T1-08: a photo goes into the bucket and comes back through our own door; a bucket that refuses is told as "try again"', async () => {
  const { id } = await registration()
  const authorization = `Bearer ${demoLogin('agent').api_key}`
  const add = () => fetch(`${web.address}/api/admin/registrations/${id}/files`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify({ photo: DOT, name: 'roof' }) })
  const added = await add()
  expect(added.status).toBe(201)
  const [[path, bytes] = []] = bucket.objects
  expect(path).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f]{30}$/)

  const { id: file } = (await added.json()) as { id: string }
  const read = () => fetch(`${web.address}/api/admin/files/${file}`, { headers: { authorization } })
  const back = await read()
  expect([back.status, back.headers.get('content-type'), Buffer.from(await back.arrayBuffer())]).toEqual([200, 'image/png', bytes])

  for (const ask of [add, read]) {
    bucket.refusals.push({ status: 403, code: 'AccessDenied' })
    const refused = await ask()
    expect(refused.status).toBe(503)
    expect(await refused.text()).not.toContain('canary')
  }
})
