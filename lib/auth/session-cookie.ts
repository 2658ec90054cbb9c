import { decode, encode } from 'next-auth/jwt'
import { DAY, SECOND } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { isUuid } from '@/lib/core/ids'
import { derivedSecret } from './secrets'

// The cookie is next-auth's encrypted token, holding nothing but a session's id. Whether the session lives is for the
// database to say, so the token's own expiry is only the longest that any session can last.

const isHttps = env.APP_URL.startsWith('https:')

/** Under https the prefix makes browsers refuse a cookie of this name from any other host, path or plain connection. */
export const SESSION_COOKIE = isHttps ? '__Host-gatehouse.session' : 'gatehouse.session'

/** No session outlives this, however busy. */
export const LONGEST_SESSION_MS = 30 * DAY
/** A session ends when nobody used it for so long. */
export const IDLE_SESSION_MS = 14 * DAY

export const sessionCookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps, maxAge: LONGEST_SESSION_MS / SECOND } as const

/** The secret of next-auth's tokens, in the form that it takes. */
export const sessionSecret = (): string => derivedSecret('session').toString('base64url')

/** The cookie's value for a session. */
export const sealSession = (sessionId: string): Promise<string> =>
  encode({ token: { sid: sessionId }, secret: sessionSecret(), maxAge: sessionCookieOptions.maxAge })

// Opening a token costs half a millisecond of arithmetic and gives the same id each time; whether the session lives is
// asked of the database all the same. The map is emptied when it is full.
const MOST_OPENED = 5_000
const opened = new Map<string, string>()

/** The session's id in a cookie's value; undefined for anything that is not ours. */
export async function openSession(value: string | undefined): Promise<string | undefined> {
  if (!value || value.length > 2048) return undefined
  const known = opened.get(value)
  if (known) return known
  const token = await decode({ token: value, secret: sessionSecret() }).catch(() => null)
  if (typeof token?.sid !== 'string' || !isUuid(token.sid)) return undefined
  if (opened.size >= MOST_OPENED) opened.clear()
  opened.set(value, token.sid)
  return token.sid
}

/** A cookie of a request, by its name. */
export function readCookie(headers: Pick<Headers, 'get'>, name: string): string | undefined {
  const start = `${name}=`
  const found = (headers.get('cookie') ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(start))
  return found?.slice(start.length)
}
