import { randomBytes } from 'node:crypto'
import { env } from '@/lib/core/env'
import { logger } from '@/lib/core/logger'
import { recordChannelCheck } from '@/lib/deliveries/channels'
import { openFileStore } from './file-store'
import { callFailure, StoreFailure } from './store-failure'

/**
 * Tries the bucket by what it is needed for (write, read, delete) and keeps what it found, so that the console can show
 * it. Never throws because of the bucket; without one there is nothing to try.
 */
export async function checkFileStore(): Promise<void> {
  if (env.S3_BUCKET === undefined) return
  const reason = await tryStore().then(
    () => null,
    // What is no answer of the bucket broke on the way.
    (error: unknown) => (error instanceof StoreFailure ? error : callFailure(error)).message,
  )
  if (reason) logger.warn({ channel: 'files', reason }, 'the bucket of files does not work')
  await recordChannelCheck('files', reason)
}

async function tryStore(): Promise<void> {
  const [store, key, bytes] = [openFileStore(), randomBytes(16).toString('hex'), randomBytes(32)]
  await store.put(key, bytes)
  const back = await store.read(key)
  const isSame = back !== null && bytes.equals(new Uint8Array(await new Response(back).arrayBuffer()))
  await store.remove(key)
  if (!isSame) throw new StoreFailure('lost')
}
