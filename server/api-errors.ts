import type { ServerResponse } from 'node:http'

/**
 * Next answers a method that a route does not have with an empty 405, and one that it does not know with an empty 400.
 * Under /api every error has the API's shape, so such an answer gets its body here.
 */
export function fillEmptyApiErrors(res: ServerResponse, pathname: string, requestId: string): void {
  if (!pathname.startsWith('/api/')) return
  const end = res.end.bind(res) as (...args: unknown[]) => ServerResponse
  res.end = (...args: unknown[]) => {
    const isEmpty = !res.headersSent && (args[0] === undefined || args[0] === null || typeof args[0] === 'function')
    if (!isEmpty || (res.statusCode !== 405 && res.statusCode !== 400)) return end(...args)
    // Next says 400 for a method that HTTP knows and it does not (PROPFIND); to a caller both mean the same.
    res.statusCode = 405
    res.setHeader('content-type', 'application/json')
    return end(JSON.stringify({ error: { code: 'METHOD_NOT_ALLOWED', message: 'This address does not answer to this method', request_id: requestId } }))
  }
}
