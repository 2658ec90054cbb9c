import type { IncomingHttpHeaders } from 'node:http'

// Pages whose address holds a token send no referrer, and browsers then write `Origin: null` also on their own forms.
// Those forms are posted here; the token in them is the proof.
const TOKEN_FORM = /^\/(?:(?:login\/link|reset|verify|verify\/claim)\/use|verify\/claim\/join|track\/(?:cancel|confirm))$/

/**
 * True for a form or server action that another site makes a browser send. Next refuses those as well, but as a fault
 * of its own with a 500. The API's routes judge for themselves, because programs may call them.
 *
 * @param origin where browsers find the app
 */
export function isForeignPost(method: string | undefined, pathname: string, headers: IncomingHttpHeaders, origin: string): boolean {
  if (method === 'GET' || method === 'HEAD' || pathname.startsWith('/api/')) return false
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return true
  if (headers.origin === 'null') return !TOKEN_FORM.test(pathname)
  // A browser that reached the app by another name of this machine says so itself.
  return site === undefined && headers.origin !== undefined && headers.origin !== origin
}
