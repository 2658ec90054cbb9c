import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { startWebServer } from './web-server'

// A small server for tests that speaks as much of the S3 API as files need: PUT, GET and DELETE of whole objects in one
// bucket, each request judged by its signature (Signature Version 4) and by the digest of what it carries.

const KEY = { region: 'eu-test-1', bucket: 'gatehouse-files', accessKeyId: 'test-key', secretAccessKey: 'test-secret' }

export interface TestS3Server {
  /** As the settings want them. */
  settings: { S3_ENDPOINT: string; S3_REGION: string; S3_BUCKET: string; S3_ACCESS_KEY_ID: string; S3_SECRET_ACCESS_KEY: string }
  /** What lies in the bucket: key → bytes. */
  objects: Map<string, Buffer>
  /** Answers with which the next requests are refused, first to last. */
  refusals: { status: number; code: string }[]
  stop: () => Promise<void>
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const digestOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
const headerOf = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '')

/** The code of the refusal, or null when whoever has the key signed exactly this. */
function judge(request: IncomingMessage, body: Buffer): string | null {
  const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/u.exec(headerOf(request, 'authorization'))
  if (!given) return 'AccessDenied'
  const [, accessKeyId, day = '', region = '', names = '', signature] = given
  if (accessKeyId !== KEY.accessKeyId) return 'InvalidAccessKeyId'
  if (region !== KEY.region) return 'AuthorizationHeaderMalformed'
  const digest = headerOf(request, 'x-amz-content-sha256')
  const canonical = [
    request.method,
    request.url,
    '',
    ...names.split(';').map((name) => `${name}:${headerOf(request, name)}`),
    '',
    names,
    digest,
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', headerOf(request, 'x-amz-date'), `${day}/${region}/s3/aws4_request`, digestOf(canonical)].join('\n')
  const signingKey = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${KEY.secretAccessKey}`, day), region))
  if (hmac(signingKey, toSign).toString('hex') !== signature) return 'SignatureDoesNotMatch'
  return digest === digestOf(body) ? null : 'XAmzContentSHA256Mismatch'
}

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>canary of the server</Message></Error>`)
}

/** Starts one on a free port of this machine. */
export async function startS3Server(): Promise<TestS3Server> {
  const objects = new Map<string, Buffer>()
  const refusals: TestS3Server['refusals'] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request)
    const refused = refusals.shift()
    if (refused) return refuse(response, refused.status, refused.code)
    const fault = judge(request, body)
    if (fault) return refuse(response, 403, fault)
    const [, bucket, key] = /^\/([^/]+)\/(.+)$/u.exec(request.url ?? '') ?? []
    if (bucket !== KEY.bucket || key === undefined) return refuse(response, 404, 'NoSuchBucket')
    const kept = objects.get(key)
    if (request.method === 'PUT' && request.headers['content-length'] === undefined) refuse(response, 411, 'MissingContentLength')
    else if (request.method === 'PUT') {
      objects.set(key, body)
      response.writeHead(200).end()
    } else if (request.method === 'DELETE') {
      objects.delete(key)
      response.writeHead(204).end()
    } else if (kept) response.writeHead(200, { 'content-length': kept.length }).end(kept)
    else refuse(response, 404, 'NoSuchKey')
  }
  const { port, stop } = await startWebServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  return {
    settings: { S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_REGION: KEY.region, S3_BUCKET: KEY.bucket, S3_ACCESS_KEY_ID: KEY.accessKeyId, S3_SECRET_ACCESS_KEY: KEY.secretAccessKey },
    objects,
    refusals,
    stop,
  }
}
