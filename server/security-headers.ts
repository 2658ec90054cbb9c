// What every answer says to the browser about itself. Pure: the server applies it, the tests read it.

export const CSP_REPORT_PATH = '/api/csp-report'

interface Site {
  /** Where browsers find the app, from APP_URL. */
  isHttps: boolean
  /** The development server evaluates code and injects styles to reload modules. */
  isDevelopment: boolean
}

/**
 * The content policy of one answer. Next reads the nonce from the same header of the request and puts it on its scripts.
 *
 * @param nonce fresh for each request, base64
 */
export function contentPolicy(nonce: string, { isHttps, isDevelopment }: Site): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    isDevelopment ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    // Component libraries place popovers by style attributes, which carry no code.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    // Not report-to: browsers hold those reports back for minutes, and ignore report-uri where both are given.
    `report-uri ${CSP_REPORT_PATH}`,
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/**
 * The headers that do not change from request to request, and the referrer policy of the path.
 *
 * @param pathname of the request, decoded or not
 */
export function fixedHeaders(pathname: string, { isHttps }: Pick<Site, 'isHttps'>): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': carriesToken(pathname) ? 'no-referrer' : 'strict-origin-when-cross-origin',
    // Where one is, only our own pages may ask, and the browser asks its owner: applicants, and technicians on their way.
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isHttps && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  }
}

// The address of these pages holds a token; no other site, and no log of one, may learn it.
const carriesToken = (pathname: string): boolean => /^\/(?:(?:login\/link|reset|verify)(?:\/|$)|track\/|api\/registrations\/)/.test(pathname)

// Catalogue answers are the same for everybody, so their routes may allow caches to keep them.
const SHARED_ANSWERS = new Set(['/api/plans', '/api/payment-methods', '/api/industries', '/api/openapi.json'])
const FILE = /\.(?:css|gif|ico|jpe?g|js|json|map|png|svg|txt|webmanifest|webp|woff2?|xml)$/

/**
 * True where an answer may decide about caches by itself: assets, public files and the public catalogue.
 * Everywhere else it is `no-store`, whatever the page or route said.
 */
export function mayBeCached(pathname: string): boolean {
  if (pathname.startsWith('/_next/')) return true
  if (pathname.startsWith('/api/')) return SHARED_ANSWERS.has(pathname)
  return FILE.test(pathname) || /\/(?:opengraph-image|twitter-image|icon|apple-icon)[^/]*$/.test(pathname)
}
