import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { answerFailure, callFailure } from './store-failure'
import { pathOfKey, type FileStore } from './store-port'

interface S3Settings {
  /** Of a server that speaks like Amazon S3; Amazon's own when absent. */
  endpoint: string | undefined
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** Until the answer begins; what it carries may take as long as its reader needs. */
const WITHIN_MS = 10_000
/** Of an answer that says "busy" or "not now"; aws4fetch waits a little longer each time. */
const MORE_TRIES = 2

/**
 * A bucket of Amazon S3, or of a server that speaks like it. Every request is signed (Signature Version 4), what is sent
 * together with its digest, so that what arrives otherwise is refused.
 */
export function s3Store({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Settings): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: MORE_TRIES })
  // Servers of one's own rarely have a name for each bucket.
  const top = endpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : `${endpoint.replace(/\/+$/u, '')}/${bucket}`

  /** @returns the answer, when it is good or says that there is no such key. @throws StoreFailure */
  async function ask(method: 'GET' | 'PUT' | 'DELETE', key: string, bytes?: Buffer): Promise<Response> {
    const address = `${top}/${pathOfKey(key)}`
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), WITHIN_MS)
    const answer = await client
      .fetch(address, {
        method,
        // A bucket that is elsewhere is told by its answer; a signature holds for one address only.
        redirect: 'manual',
        signal: patience.signal,
        headers: { 'x-amz-content-sha256': createHash('sha256').update(bytes ?? '').digest('hex'), ...(bytes && { 'content-type': 'application/octet-stream' }) },
        ...(bytes && { body: new Uint8Array(bytes) }),
      })
      .catch((error: unknown) => {
        throw callFailure(error)
      })
      .finally(() => clearTimeout(timer))
    if (answer.ok) return answer
    const failure = await answerFailure(answer)
    if (failure) throw failure
    return answer
  }

  return {
    put: async (key, bytes) => {
      await done(await ask('PUT', key, bytes))
    },
    read: async (key) => {
      const answer = await ask('GET', key)
      return answer.ok ? answer.body : null
    },
    remove: async (key) => {
      await done(await ask('DELETE', key))
    },
  }
}

/** Reads what nobody needs, so that the connection is free again. */
const done = async (answer: Response): Promise<void> => {
  if (!answer.bodyUsed) await answer.arrayBuffer()
}
