import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { startS3Server } from '@/lib/testing/s3-server'
import { startWebServer } from '@/lib/testing/web-server'
import { s3Store } from './s3-store'

const server = await startS3Server()
afterAll(server.stop)

const given = { endpoint: server.settings.S3_ENDPOINT, region: server.settings.S3_REGION, bucket: server.settings.S3_BUCKET, accessKeyId: server.settings.S3_ACCESS_KEY_ID, secretAccessKey: server.settings.S3_SECRET_ACCESS_KEY }
const store = s3Store(given)
const KEY = `ab${'0'.repeat(30)}`
const OTHER = `cd${'1'.repeat(30)}`
const BYTES = Buffer.from([0, 255, 1, 254, 13, 10])
const bytesOf = async (key: string) => {
  const body = await store.read(key)
  return body && Buffer.from(await new Response(body).arrayBuffer())
}

test('what is put comes back as it was, under the path that a folder has too, until it is removed', async () => {
  await store.put(KEY, BYTES)
  expect([...server.objects.keys()]).toEqual([`ab/${KEY}`])
  expect(await bytesOf(KEY)).toEqual(BYTES)
  expect(await bytesOf(OTHER)).toBeNull()
  await store.remove(KEY)
  await store.remove(KEY)
  expect(await bytesOf(KEY)).toBeNull()
  expect(server.objects.size).toBe(0)
})

test('an answer that says "busy" is asked again, not for ever', async () => {
  server.refusals.push({ status: 503, code: 'SlowDown' }, { status: 500, code: 'InternalError' })
  await store.put(KEY, BYTES)
  expect(await bytesOf(KEY)).toEqual(BYTES)
  server.refusals.push(...Array.from({ length: 3 }, () => ({ status: 503, code: 'SlowDown' })))
  await expect(store.read(KEY)).rejects.toMatchObject({ reason: 'busy' })
  expect(server.refusals).toEqual([])
})

test.each([
  ['another secret', { secretAccessKey: 'another-secret' }, 'key'],
  ['another key', { accessKeyId: 'another-key' }, 'key'],
  ['another region', { region: 'eu-test-2' }, 'region'],
  ['another bucket', { bucket: 'no-such-bucket' }, 'noBucket'],
  ['no server at all', { endpoint: 'http://127.0.0.1:1' }, 'unreachable'],
])('%s is refused with its reason, and nothing of what the server said', async (_, wrong, reason) => {
  const refused = s3Store({ ...given, ...wrong })
  const before = server.objects.size
  for (const tried of [() => refused.put(OTHER, BYTES), () => refused.read(OTHER), () => refused.remove(OTHER)]) {
    await expect(tried()).rejects.toMatchObject({ name: 'StoreFailure', reason, message: expect.not.stringContaining('canary') })
  }
  expect(server.objects.size).toBe(before)
})

test.each([
  [403, 'AccessDenied', 'refused'],
  [403, 'RequestTimeTooSkewed', 'clock'],
  [301, 'PermanentRedirect', 'region'],
  [404, 'SomethingNew', 'unknown'],
  [418, 'SomethingNew', 'unknown'],
])('%i %s is told as what it is', async (status, code, reason) => {
  server.refusals.push({ status, code })
  await expect(store.read(KEY)).rejects.toMatchObject({ reason })
})

test('what changes on its way is refused by the server', async () => {
  const proxy = await startWebServer((request, response) => {
    const pass = async (): Promise<void> => {
      const body = await buffer(request)
      const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]))
      for (const name of ['connection', 'content-length', 'host']) headers.delete(name)
      const answer = await fetch(`${given.endpoint}${request.url}`, { method: 'PUT', headers, body: Buffer.concat([body, Buffer.from('!')]) })
      response.writeHead(answer.status, { 'content-type': 'application/xml' }).end(await answer.text())
    }
    pass().catch(() => response.destroy())
  })
  await expect(s3Store({ ...given, endpoint: `http://127.0.0.1:${proxy.port}` }).put(OTHER, BYTES)).rejects.toMatchObject({ name: 'StoreFailure' })
  expect(server.objects.has(`cd/${OTHER}`)).toBe(false)
  await proxy.stop()
})

test('a server that never answers is given up', async () => {
  const silent = await startWebServer(() => undefined)
  await expect(s3Store({ ...given, endpoint: `http://127.0.0.1:${silent.port}` }, 50).read(KEY)).rejects.toMatchObject({ reason: 'timeout' })
  await silent.stop()
})

test('a key that is no key reaches nothing', async () => {
  await expect(store.read('../../etc/passwd')).rejects.toThrow('not the key')
})
