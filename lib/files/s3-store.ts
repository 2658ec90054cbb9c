import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
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

type Method = 'GET' | 'PUT' | 'DELETE'

/** Until the answer begins; what it carries may take as long as its reader needs. */
const PATIENCE_MS = 10_000
/** Pauses before the same is asked again of a server that is busy or not there for a moment. */
const PAUSES_MS = [100, 400]

/**
 * A bucket of Amazon S3, or of a server that speaks like it. Every request is signed (Signature Version 4), what is sent
 * together with its digest, so that what arrives otherwise is refused.
 *
 * @param patienceMs until an answer must have begun
 */
export function s3Store({ endpoint, region, bucket, ...key }: S3Settings, patienceMs = PATIENCE_MS): FileStore {
  // Servers of one's own rarely have a name for each bucket.
  const top = endpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : `${endpoint.replace(/\/+$/u, '')}/${bucket}`

  async function askOnce(method: Method, path: string, bytes: Buffer | undefined): Promise<Response> {
    const body = bytes && new Uint8Array(bytes)
    const signer = new AwsV4Signer({ ...key, region, service: 's3', method, url: `${top}/${path}`, headers: { 'x-amz-content-sha256': createHash('sha256').update(bytes ?? '').digest('hex') } })
    const { url, headers } = await signer.sign()
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), patienceMs)
    // Address and bytes as they are, not as a Request: Next's fetch would make a stream of the body, which has no length.
    // A bucket that is elsewhere is told by its answer; a signature holds for one address only.
    return fetch(url, { method, headers, redirect: 'manual', cache: 'no-store', signal: patience.signal, ...(body && { body }) })
      .catch((error: unknown) => {
        throw callFailure(error)
      })
      .finally(() => clearTimeout(timer))
  }

  /** @returns the answer, when it is good or says that there is no such key. @throws StoreFailure */
  async function ask(method: Method, path: string, bytes?: Buffer): Promise<Response> {
    for (let tries = 0; ; tries += 1) {
      const answer = await askOnce(method, path, bytes)
      if (answer.ok) return answer
      const failure = await answerFailure(answer)
      if (!failure) return answer
      const pauseMs = PAUSES_MS[tries]
      if (failure.reason !== 'busy' || pauseMs === undefined) throw failure
      await pause(pauseMs * Math.random())
    }
  }

  return {
    put: async (name, bytes) => {
      await done(await ask('PUT', pathOfKey(name), bytes))
    },
    read: async (name) => {
      const answer = await ask('GET', pathOfKey(name))
      return answer.ok ? answer.body : null
    },
    remove: async (name) => {
      await done(await ask('DELETE', pathOfKey(name)))
    },
  }
}

/** Reads what nobody needs, so that the connection is free again. */
const done = async (answer: Response): Promise<void> => {
  if (!answer.bodyUsed) await answer.arrayBuffer()
}
