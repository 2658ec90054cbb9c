import type { IncomingMessage, ServerResponse } from 'node:http'

interface Refusal {
  status: number
  code: string
  message: string
  requestId: string
}

/** Answers a request that never reaches a page or route: in the API's error shape under /api, as plain text elsewhere. */
export function refuse(req: IncomingMessage, res: ServerResponse, { status, code, message, requestId }: Refusal): void {
  const isApi = req.url?.startsWith('/api') ?? false
  const body = isApi ? JSON.stringify({ error: { code, message, request_id: requestId } }) : `${message}\n`
  res.writeHead(status, {
    'content-type': isApi ? 'application/json' : 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  res.end(body)
}
