// The way back after signing in. Only our own paths: a link must not be able to send anyone elsewhere.

const LONGEST = 500

/** A path of this site, or undefined for anything else: other hosts, schemes, backslashes, the login itself. */
export function ownPath(path: unknown): string | undefined {
  if (typeof path !== 'string' || path.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path)) return undefined
  const base = 'http://own.invalid'
  if (!URL.canParse(path, base)) return undefined
  const url = new URL(path, base)
  // Parsing again what a browser would make of it: "/\t/host" and the like must not become another host.
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/(?:login|reset|verify|api|_next)(?:\/|$)/.test(url.pathname)) return undefined
  url.searchParams.delete('_rsc')
  return `${url.pathname}${url.search}`
}

/** The login page, remembering where somebody wanted to go. */
export function loginPath(wanted: string): string {
  const back = ownPath(wanted)
  return back && back !== '/' ? `/login?next=${encodeURIComponent(back)}` : '/login'
}
