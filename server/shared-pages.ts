import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { readCookie, SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { THEME_COOKIE } from '@/lib/preferences/cookies'
import { withoutCampaign } from './campaign.ts'

// The pages that look the same to every stranger are drawn once every few seconds and sent to all who ask in between.
// Only the nonce differs: it is the one of each answer's own policy, and put in where the drawing had its own.

const SHARED = new Set(['/', '/pricing'])
/** How old a drawing may be: as long as a changed price may take to be seen. */
const KEPT_MS = 5_000
const compress = promisify(gzip)

interface Drawing {
  drawnAt: number
  headers: [name: string, parts: string[]][]
  /** The page's text, cut where the nonce stood. */
  parts: string[]
}

const drawings = new Map<string, Drawing>()

/** A drawing that a request may have: of which page, in which colours. */
export interface Shared {
  page: string
  key: string
}

/** Which drawing a request may have: undefined where the page could be somebody's own. */
export function sharedDrawing(req: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Shared | undefined {
  const headers = { get: (name: string) => (name === 'cookie' ? (req.headers.cookie ?? null) : null) }
  const page = withoutCampaign(req.url ?? '')
  // Next asks for a page's data with a header of its own; a query may change a page; a session makes it personal.
  if (req.method !== 'GET' || !SHARED.has(page) || req.headers.rsc !== undefined || readCookie(headers, SESSION_COOKIE)) return undefined
  const theme = readCookie(headers, THEME_COOKIE)
  return { page, key: `${page} ${theme === 'light' || theme === 'dark' ? theme : 'system'}` }
}

/**
 * Answers a request for a shared page, drawing it first where there is no fresh drawing.
 *
 * @param nonce of this answer's policy, which is set already
 * @param draw lets Next answer as usual
 */
export async function sendShared(key: string, nonce: string, req: IncomingMessage, res: ServerResponse, draw: () => Promise<void>): Promise<void> {
  const known = drawings.get(key)
  if (known && Date.now() - known.drawnAt < KEPT_MS) return send(known, nonce, req, res)
  const wantsGzip = req.headers['accept-encoding']
  // Kept as text, so that the nonce can be found.
  delete req.headers['accept-encoding']
  const drawn = await capture(nonce, res, draw)
  if (wantsGzip !== undefined) req.headers['accept-encoding'] = wantsGzip
  if (!drawn) return
  drawings.set(key, drawn)
  await send(drawn, nonce, req, res)
}

type Write = ServerResponse['write']

/** What Next would send, or undefined when it was no whole page: then it has been sent as it was. */
async function capture(nonce: string, res: ServerResponse, draw: () => Promise<void>): Promise<Drawing | undefined> {
  const [writeHead, write, end] = [res.writeHead.bind(res), res.write.bind(res), res.end.bind(res)]
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
  }
  const done = new Promise<void>((resolve) => {
    res.writeHead = (status: number) => {
      res.statusCode = status
      return res
    }
    res.flushHeaders = () => undefined
    res.write = ((chunk: unknown) => {
      keep(chunk)
      return true
    }) as Write
    res.end = ((chunk: unknown) => {
      keep(chunk)
      resolve()
      return res
    }) as ServerResponse['end']
  })
  try {
    await draw()
    await done
  } finally {
    // Also when it failed: whoever answers for that writes to the caller again.
    Object.assign(res, { writeHead, write, end })
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (res.statusCode !== 200 || !String(res.getHeader('content-type')).startsWith('text/html')) {
    end(text)
    return undefined
  }
  const headers = ['vary', 'link', 'cache-control', 'content-type'].flatMap((name): Drawing['headers'] => {
    const value = res.getHeader(name)
    return value === undefined ? [] : [[name, String(value).split(nonce)]]
  })
  return { drawnAt: Date.now(), headers, parts: text.split(nonce) }
}

async function send({ headers, parts }: Drawing, nonce: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  for (const [name, value] of headers) res.setHeader(name, value.join(nonce))
  const text = parts.join(nonce)
  if (!/\bgzip\b/.test(req.headers['accept-encoding']?.toString() ?? '')) {
    res.end(text)
    return
  }
  res.setHeader('content-encoding', 'gzip')
  res.end(await compress(text, { level: constants.Z_BEST_SPEED + 2 }))
}
