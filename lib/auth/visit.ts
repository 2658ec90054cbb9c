import { newId } from '@/lib/core/ids'

// What a request says about where it comes from. The server in front (server/main.ts) sets the x- headers itself and
// drops them from outside.

/** A request's origin, before anybody was recognised. */
export interface Visit {
  requestId: string
  ip: string
  userAgent: string | null
  /** Path and query of the page, as asked for; for the way back after signing in. */
  path: string
}

const LONGEST_AGENT = 200

/** Reads a visit from the headers of a request. */
export const visitOf = (headers: Pick<Headers, 'get'>): Visit => ({
  requestId: headers.get('x-request-id') ?? newId(),
  ip: headers.get('x-client-ip') ?? 'unknown',
  userAgent: headers.get('user-agent')?.slice(0, LONGEST_AGENT) ?? null,
  path: headers.get('x-path') ?? '/',
})
