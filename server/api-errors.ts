import type { ServerResponse } from 'node:http'

type Write = (...args: unknown[]) => ServerResponse

/**
 * Next answers a method that a route does not have with an empty 405, and one that it has never heard of with an empty
 * 400. Under /api every error has the API's shape, so such an answer gets its body here.
 */
export function fillEmptyApiErrors(res: ServerResponse, pathname: string, requestId: string): void {
  if (!pathname.startsWith('/api/')) return
  const body = JSON.stringify({ error: { code: 'METHOD_NOT_ALLOWED', message: 'This address does not answer to this method', request_id: requestId } })
  const writeHead = res.writeHead.bind(res) as Write
  const end = res.end.bind(res) as Write
  let isEmpty = false
  // Decided when the head is written, because compression writes it before it ends the answer.
  res.writeHead = (status: unknown, ...rest: unknown[]) => {
    // Whatever our routes answer has a type; these two of Next's have not.
    isEmpty = (status === 405 || status === 400) && !res.hasHeader('content-type') && rest.length === 0
    if (!isEmpty) return writeHead(status, ...rest)
    res.removeHeader('transfer-encoding')
    res.setHeader('content-type', 'application/json')
    res.setHeader('content-length', Buffer.byteLength(body))
    return writeHead(405)
  }
  res.end = (...args: unknown[]) => {
    if (!res.headersSent) res.writeHead(res.statusCode)
    return isEmpty ? end(body) : end(...args)
  }
}
