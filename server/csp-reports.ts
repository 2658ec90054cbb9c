import type { IncomingMessage, ServerResponse } from 'node:http'
import { logger } from '../lib/core/logger.ts'

const MOST_BYTES = 16 * 1024
// Anyone may post here; the log must not grow with what they send.
const MOST_LOGGED = 200

let count = 0

/**
 * Takes a browser's report of something that the content policy stopped (POST), or says how many there were since
 * the start (GET `{reports}`), by which the end-to-end run proves that there were none.
 */
export async function handleCspReport(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method === 'GET') {
    res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    res.end(JSON.stringify({ reports: count }))
    return
  }
  const report = await readReport(req)
  count += 1
  if (count <= MOST_LOGGED) logger.warn({ report }, 'the content policy stopped something')
  res.writeHead(204, { 'cache-control': 'no-store' })
  res.end()
}

/** Of a report, only what names the rule and the place; addresses lose their query, which may hold a token. */
async function readReport(req: IncomingMessage): Promise<Record<string, string>> {
  let text = ''
  for await (const chunk of req.setEncoding('utf8')) {
    text += chunk
    if (text.length > MOST_BYTES) return { problem: 'too long' }
  }
  try {
    const report: unknown = JSON.parse(text)['csp-report']
    if (typeof report !== 'object' || report === null) return { problem: 'not a report' }
    const field = (name: string) => String(Reflect.get(report, name) ?? '').replace(/[?#].*$/s, '').slice(0, 200)
    return { directive: field('effective-directive'), blocked: field('blocked-uri'), document: field('document-uri'), source: field('source-file') }
  } catch {
    return { problem: 'not JSON' }
  }
}
