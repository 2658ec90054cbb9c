import type { IncomingMessage, ServerResponse } from 'node:http'
import { pathOf } from './incoming.ts'
import { refuse } from './refuse.ts'

const MB = 1024 * 1024
/** The largest body of a form or an API call. */
const MOST_BYTES = MB
/** A form with a photo of at most 5 MB (lib/files/policy.ts). One straight from a camera is let through, so that its own field refuses it and nothing typed is lost. */
const PHOTO_FORM = 16 * MB
/** Doors that take a file, with room for what a form puts around it (lib/catalogue/csv-columns.ts). */
const FILE_DOORS: Readonly<Record<string, number>> = {
  '/admin/catalogue/imports': 5 * MB,
  '/api/admin/catalogue/imports': 5 * MB,
  '/apply': PHOTO_FORM,
  // A photo of 5 MB in base64 (lib/registrations/application-schema.ts).
  '/api/registrations': 10 * MB,
  '/api/admin/files': 8 * MB,
  // The provider's largest event (app/api/webhooks/whatsapp).
  '/api/webhooks/whatsapp': 3 * MB,
  '/admin/day': PHOTO_FORM,
  '/admin/installations/:id': PHOTO_FORM,
  '/api/admin/installations/:id/items/:id': 8 * MB,
  '/admin/registrations/:id': PHOTO_FORM,
  // lib/registrations/import/schema.ts
  '/admin/registrations/import': 9 * MB,
  '/api/admin/registrations/imports': 9 * MB,
  '/admin/surveys/:id': PHOTO_FORM,
}
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu

/**
 * Refuses a body that is too large: at once when the caller declares it, else as soon as the limit is passed.
 *
 * @returns false when the request was already answered
 */
export function limitBody(req: IncomingMessage, res: ServerResponse, requestId: string): boolean {
  const most = FILE_DOORS[(pathOf(req.url) ?? '').replaceAll(ID, ':id')] ?? MOST_BYTES
  if (Number(req.headers['content-length'] ?? 0) > most) {
    tooLarge(req, res, most, requestId)
    return false
  }
  if (req.headers['transfer-encoding'] === undefined) return true
  // Node hands every part of the body to push(). Counting here costs no copy, and whoever reads the body sees it end.
  const push = req.push.bind(req)
  let bytes = 0
  req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    bytes += chunk?.length ?? 0
    if (bytes <= most) return push(chunk, encoding)
    if (!res.headersSent) tooLarge(req, res, most, requestId)
    return false
  }
  return true
}

function tooLarge(req: IncomingMessage, res: ServerResponse, most: number, requestId: string): void {
  // The rest of the body is not read: the connection ends with the answer.
  res.setHeader('connection', 'close')
  res.once('finish', () => setTimeout(() => req.destroy(), 100))
  refuse(req, res, { status: 413, code: 'TOO_LARGE', message: `At most ${most / MB} MB can be sent at once`, requestId })
}
