// The web process: a small HTTP server in front of Next. It gives every request an id, a caller's address and a nonce,
// refuses what no page could mean, and puts the security headers on every answer, also on Next's own error pages.
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { assertRateLimitSetting } from '@/lib/auth/rate-limits'
import { env } from '@/lib/core/env'
import { logger } from '@/lib/core/logger'
import { fillEmptyApiErrors } from './api-errors.ts'
import { limitBody } from './body-limit.ts'
import { keepCampaign } from './campaign.ts'
import { handleCspReport } from './csp-reports.ts'
import { isForeignPost } from './foreign-posts.ts'
import { clientAddress, dropForgedHeaders, pageOf, pathOf, proxyRequestId } from './incoming.ts'
import { withPageStatus } from './page-status.ts'
import { refuse } from './refuse.ts'
import { CSP_REPORT_PATH, contentPolicy, fixedHeaders, mayBeCached } from './security-headers.ts'
import { sendShared, sharedDrawing } from './shared-pages.ts'

// Longer than the usual idle time of a proxy, so that it is never we who close a connection it is about to use.
const KEEP_ALIVE_MS = 65_000
const REQUEST_MS = 30_000
const STOP_MS = 10_000

const site = { origin: new URL(env.APP_URL).origin, isHttps: env.APP_URL.startsWith('https:'), isDevelopment: env.NODE_ENV === 'development' }
await assertRateLimitSetting()
const app = next({ dev: site.isDevelopment, dir: process.cwd(), port: env.PORT, quiet: true })
await app.prepare()
const toNext = app.getRequestHandler()

function prepare(req: IncomingMessage, res: ServerResponse): string | undefined {
  const requestId = proxyRequestId(req.headers['x-request-id'], env.TRUST_PROXY) ?? randomUUID()
  const address = clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for'], env.TRUST_PROXY)
  const path = pathOf(req.url)
  dropForgedHeaders(req.headers, env.TRUST_PROXY)

  const nonce = randomBytes(16).toString('base64')
  const policy = contentPolicy(nonce, site)
  Object.assign(req.headers, { 'x-request-id': requestId, 'x-client-ip': address, 'x-nonce': nonce, 'x-path': pageOf(req.url), 'content-security-policy': policy })
  res.setHeader('x-request-id', requestId)
  res.setHeader('content-security-policy', policy)
  for (const [name, value] of Object.entries(fixedHeaders(path ?? '/', site))) res.setHeader(name, value)

  if (path === undefined) {
    refuse(req, res, { status: 400, code: 'VALIDATION', message: 'This address cannot be read', requestId })
    return undefined
  }
  // Node's parser lets it through, but no Request can have it (Fetch standard): Next would answer with a 500.
  if (req.method === 'TRACE') {
    refuse(req, res, { status: 405, code: 'METHOD_NOT_ALLOWED', message: 'This address does not answer to this method', requestId })
    return undefined
  }
  if (isForeignPost(req.method, path, req.headers, site.origin)) {
    refuse(req, res, { status: 403, code: 'FORBIDDEN', message: 'This form came from another site. Open the page here and try again', requestId })
    return undefined
  }
  if (!limitBody(req, res, requestId)) return undefined
  if (!mayBeCached(path)) forbidStorage(res)
  fillEmptyApiErrors(res, path, requestId)
  return path
}

/** Has the last word on caching, whatever the page or route sets later. */
function forbidStorage(res: ServerResponse): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse
  res.writeHead = (...args: unknown[]) => {
    const given = String(res.getHeader('cache-control') ?? '')
    if (!given.includes('no-store')) res.setHeader('cache-control', 'no-store')
    return writeHead(...args)
  }
}

/** Lets Next answer; a page that is the same for every stranger may come from the drawing of a moment ago. */
function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  keepCampaign(req, res, site)
  const shared = site.isDevelopment ? undefined : sharedDrawing(req)
  if (shared === undefined) return withPageStatus(res, () => toNext(req, res))
  // The drawing is for all, so it is drawn without the words that one of them came with.
  req.url = shared.page
  req.headers['x-path'] = shared.page
  return sendShared(shared.key, String(req.headers['x-nonce']), req, res, () => toNext(req, res))
}

const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, (req, res) => {
  const path = prepare(req, res)
  if (path === undefined) return
  const handled = path === CSP_REPORT_PATH ? handleCspReport(req, res) : answer(req, res)
  handled.catch((error: unknown) => {
    logger.error({ error, request_id: res.getHeader('x-request-id') }, 'a request failed outside of its page')
    if (!res.headersSent) res.writeHead(500)
    res.end()
  })
})
if (site.isDevelopment) server.on('upgrade', app.getUpgradeHandler())

let isStopping = false
/** Finishes what has begun, then ends; a second signal changes nothing. */
function stop(): void {
  if (isStopping) return
  isStopping = true
  const timer = setTimeout(() => server.closeAllConnections(), STOP_MS)
  server.close(() => {
    clearTimeout(timer)
    void app.close().finally(() => process.exit(0))
  })
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)

server.once('error', (error) => {
  logger.fatal({ error }, 'the web process cannot listen')
  process.exit(1)
})
server.listen(env.PORT, () => logger.info({ port: env.PORT }, 'the web process listens'))
