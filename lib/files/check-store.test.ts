import { afterAll, expect, test } from 'vitest'
import { startS3Server } from '@/lib/testing/s3-server'

// The worker with the settings of a bucket: they are read once, so the server stands before anything of the house does.
const server = await startS3Server()
Object.assign(process.env, server.settings, { DATABASE_APP_URL: process.env.DATABASE_WORKER_URL })
const { channelStates } = await import('@/lib/deliveries/channels')
const { checkFileStore } = await import('./check-store')
const { openFileStore } = await import('./file-store')
const { removeBytes } = await import('./sweep-files')
afterAll(server.stop)

test('the console shows whether the bucket works, and why not; nothing is left of the try', async () => {
  const filesState = async () => (await channelStates()).files
  expect(await filesState()).toEqual({ state: 'real', reason: expect.stringContaining('not tried') })
  await checkFileStore()
  expect(await filesState()).toEqual({ state: 'real', reason: expect.stringContaining('gives back') })
  expect(server.objects.size).toBe(0)
  server.refusals.push({ status: 403, code: 'SignatureDoesNotMatch' })
  await checkFileStore()
  expect(await filesState()).toEqual({ state: 'misconfigured', reason: expect.stringContaining('S3_SECRET_ACCESS_KEY') })
  await checkFileStore()
  expect(await filesState()).toMatchObject({ state: 'real' })
})

test('bytes that were given up go from the bucket; a refusal leaves the job to be tried again', async () => {
  const keys = ['a', 'b'].map((letter) => letter.repeat(32))
  for (const key of keys) await openFileStore().put(key, Buffer.from('a picture'))
  server.refusals.push({ status: 403, code: 'AccessDenied' })
  await expect(removeBytes(keys)).rejects.toMatchObject({ reason: 'refused' })
  expect(server.objects.size).toBe(2)
  await removeBytes(keys)
  await removeBytes(keys)
  expect(server.objects.size).toBe(0)
})
