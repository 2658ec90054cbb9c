// What is believed of a request before anything else looks at it.
import type { IncomingHttpHeaders } from 'node:http'

/**
 * The path of a request's target.
 *
 * @param target as it stands in the request line
 * @returns undefined for anything that no page or route could mean: no path, broken escapes, a null character
 */
export function pathOf(target: string | undefined): string | undefined {
  if (!target?.startsWith('/') || /%00|\0/.test(target)) return undefined
  try {
    const [path = '/'] = target.split('?')
    decodeURIComponent(path)
    return new URL(`http://host${path.replace(/^\/+/, '/')}`).pathname
  } catch {
    return undefined
  }
}

/** The page as a person would name it, path and query: without what Next's own navigation adds. */
export function pageOf(target: string | undefined): string {
  const [path = '/', query = ''] = (target ?? '/').split('?')
  const kept = query.split('&').filter((part) => part !== '' && !/^_rsc(?:=|$)/.test(part))
  return kept.length > 0 ? `${path}?${kept.join('&')}` : path
}

/**
 * The caller's address.
 *
 * @param direct the other end of the connection
 * @param forwarded the X-Forwarded-For header
 * @param trusted how many proxies in front are ours; each adds one entry on the right, and whatever stands
 *   further left was written by strangers
 */
export function clientAddress(direct: string | undefined, forwarded: string | string[] | undefined, trusted: number): string {
  const hops = [...String(forwarded ?? '').split(','), direct ?? ''].map((hop) => hop.trim()).filter(Boolean)
  const address = hops[Math.max(0, hops.length - 1 - trusted)] ?? ''
  return address.replace(/^::ffff:(?=\d+\.)/, '') || 'unknown'
}

// Names that only this server or Next itself may set; from outside they would be believed.
const OURS = /^(?:x-nonce|x-path|x-client-ip|x-request-id|x-middleware-.*|x-invoke-.*|x-matched-path|x-nextjs-data|x-now-route-matches|content-security-policy(?:-report-only)?)$/
const PROXIES = /^(?:x-forwarded-.*|forwarded|x-real-ip)$/

/** Takes away, in place, what a caller must not say about itself. */
export function dropForgedHeaders(headers: IncomingHttpHeaders, trusted: number): void {
  for (const name of Object.keys(headers)) {
    if (OURS.test(name) || (trusted === 0 && PROXIES.test(name))) delete headers[name]
  }
}

const REQUEST_ID = /^[\w-]{8,64}$/

/** The proxy's own id for the request, where there is a proxy of ours and the id is harmless in a log. */
export function proxyRequestId(given: string | string[] | undefined, trusted: number): string | undefined {
  return trusted > 0 && typeof given === 'string' && REQUEST_ID.test(given) ? given : undefined
}
