import { AppError } from '@/lib/core/errors'
import { logger } from '@/lib/core/logger'
import { files as say } from '@/lib/messages/en/files'

type Reason = keyof typeof say.store

/** A bucket that did not do what it was asked. It carries a word of ours and nothing of what the other side said. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'

  constructor(readonly reason: Reason) {
    super(say.store[reason])
  }
}

// Codes of the S3 API's error answers.
const CODES: Readonly<Record<string, Reason>> = {
  NoSuchBucket: 'noBucket',
  InvalidAccessKeyId: 'key',
  SignatureDoesNotMatch: 'key',
  AccessDenied: 'refused',
  AllAccessDisabled: 'refused',
  RequestTimeTooSkewed: 'clock',
  PermanentRedirect: 'region',
  TemporaryRedirect: 'region',
  AuthorizationHeaderMalformed: 'region',
  SlowDown: 'busy',
  ServiceUnavailable: 'busy',
  InternalError: 'busy',
}
const STATUS: Readonly<Record<number, Reason>> = { 301: 'region', 307: 'region', 401: 'refused', 403: 'refused', 429: 'busy', 500: 'busy', 502: 'busy', 503: 'busy', 504: 'busy' }
const MOST_READ = 10_000

/** What an answer that is not good means; null where it only says that there is nothing under the key. */
export async function answerFailure(answer: Response): Promise<StoreFailure | null> {
  const text = (await answer.text().catch(() => '')).slice(0, MOST_READ)
  const code = /<Code>(\w{1,60})<\/Code>/u.exec(text)?.[1]
  if (answer.status === 404 && code === 'NoSuchKey') return null
  return new StoreFailure((code && CODES[code]) || (STATUS[answer.status] ?? 'unknown'))
}

/** What it means that no answer came. */
export function callFailure(error: unknown): StoreFailure {
  if (error instanceof Error && error.name === 'AbortError') return new StoreFailure('timeout')
  const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : ''
  if (cause === 'UND_ERR_CONNECT_TIMEOUT' || cause === 'ETIMEDOUT') return new StoreFailure('timeout')
  return new StoreFailure(/^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/u.test(cause) ? 'tls' : 'unreachable')
}

/** For `.catch`: a bucket that fails is nobody's fault who waits for a photo; they are told to try again. */
export function storeIsAway(error: unknown): never {
  if (!(error instanceof StoreFailure)) throw error
  logger.error({ reason: error.reason }, 'the bucket of files does not work')
  throw new AppError('TRY_AGAIN', say.away)
}
