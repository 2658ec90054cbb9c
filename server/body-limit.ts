import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from './refuse.ts'

/** The largest body of a form or an API call. Files get their own door when they come. */
const MOST_BYTES = 1024 * 1024

/**
 * Refuses a body that is too large: at once when the caller declares it, else as soon as the limit is passed.
 *
 * @returns false when the request was already answered
 */
export function limitBody(req: IncomingMessage, res: ServerResponse, requestId: string): boolean {
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) {
    tooLarge(req, res, requestId)
    return false
  }
  if (req.headers['transfer-encoding'] === undefined) return true
  // Node hands every part of the body to push(). Counting here costs no copy, and whoever reads the body sees it end.
  const push = req.push.bind(req)
  let bytes = 0
  req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    bytes += chunk?.length ?? 0
    if (bytes <= MOST_BYTES) return push(chunk, encoding)
    if (!res.headersSent) tooLarge(req, res, requestId)
    return false
  }
  return true
}

function tooLarge(req: IncomingMessage, res: ServerResponse, requestId: string): void {
  // The rest of the body is not read: the connection ends with the answer.
  res.setHeader('connection', 'close')
  res.once('finish', () => setTimeout(() => req.destroy(), 100))
  refuse(req, res, { status: 413, code: 'TOO_LARGE', message: 'At most 1 MB can be sent at once', requestId })
}
