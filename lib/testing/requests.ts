import { newId } from '@/lib/core/ids'
import { env } from '@/lib/core/env'
import { inAccount, inStaff } from '@/lib/core/db'
import type { StaffActor } from '@/lib/core/actor'
import { newApiKey, resolveApiKey } from '@/lib/auth/api-key'
import type { RouteHandler } from '@/lib/auth/route'
import { sealSession, SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { startSessionRow } from '@/lib/auth/sessions'

// Requests as they reach a route, for tests that call route handlers without a server.

interface Sent {
  method?: string
  /** The cookie header of a signed-in browser; see `signIn`. */
  cookie?: string
  /** An API key. */
  bearer?: string
  headers?: Record<string, string>
  /** Sent as JSON unless it is a string or bytes, which go as they are. */
  body?: unknown
  params?: Record<string, string>
}

/** Signs a person in. @returns the session's id and the cookie header that a browser would send. */
export async function signIn(userId: string): Promise<{ sessionId: string; cookie: string }> {
  const sessionId = await startSessionRow(userId, { ip: '127.0.0.1', userAgent: 'test' })
  return { sessionId, cookie: `other=1; ${SESSION_COOKIE}=${await sealSession(sessionId)}` }
}

/** Calls a route handler the way Next would. */
export function call(handler: RouteHandler, path: string, { method = 'GET', cookie, bearer, headers, body, params = {} }: Sent = {}): Promise<Response> {
  const request = new Request(`${env.APP_URL}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(cookie && { cookie, 'sec-fetch-site': 'same-origin' }),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' || isBytes(body) ? body : JSON.stringify(body) }),
  })
  return handler(request, { params: Promise.resolve(params) })
}

/** A key of an account with the scopes given. */
export async function accountKey(holder: { accountId: string }, scopes: string[]): Promise<string> {
  const { key, prefix, keyHash } = newApiKey()
  await inAccount(holder, (tx) => tx.apiKey.create({ data: { id: newId(), accountId: holder.accountId, name: 'test', prefix, keyHash, scopes } }))
  return key
}

/** A key of a colleague with the scopes given. */
export async function staffKey(colleague: { type: 'staff'; userId: string }, scopes: string[]): Promise<string> {
  const { key, prefix, keyHash } = newApiKey()
  await inStaff(colleague, (tx) => tx.apiKey.create({ data: { id: newId(), staffUserId: colleague.userId, name: 'test', prefix, keyHash, scopes } }))
  return key
}

/** A colleague as their key speaks for them. */
export async function byKey(colleague: { type: 'staff'; userId: string }, scopes: string[]): Promise<StaffActor> {
  const actor = await resolveApiKey({ requestId: newId(), ip: '127.0.0.1', userAgent: null, path: '/' }, `Bearer ${await staffKey(colleague, scopes)}`)
  if (actor?.type !== 'staff') throw new Error('this key is nobody’s')
  return actor
}

const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array
