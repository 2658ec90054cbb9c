import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { AccountActor, UserActor } from '@/lib/core/actor'
import { startSessionRow } from './sessions'
import { resolveSession, type SignedIn } from './resolve-session'
import { sealSession, SESSION_COOKIE, sessionCookieOptions } from './session-cookie'
import { visitOf, type Visit } from './visit'

// The session as server components and server actions see it; routes read their own request instead.

/** Where the current request comes from. */
export const currentVisit = cache(async (): Promise<Visit> => visitOf(await headers()))

/** Who is signed in, and as whom in the account of that address. Asked once per request and slug, however often it is called. */
export const currentSession = cache(async (slug: string | null): Promise<SignedIn | undefined> => {
  const cookie = (await cookies()).get(SESSION_COOKIE)?.value
  return resolveSession(await currentVisit(), cookie, slug)
})

/** The signed-in person, or undefined. */
export const currentUser = async (): Promise<UserActor | undefined> => (await currentSession(null))?.user

/** The signed-in person's seat in an account, or undefined: not signed in, not a member, closed, not there. */
export const currentAccount = async (slug: string): Promise<AccountActor | undefined> => (await currentSession(slug))?.account ?? undefined

/**
 * Signs a person in on this browser: a new session with a new id, and its cookie. Only in actions and routes, where
 * cookies can be set. Whether the person may come in has been decided by the caller.
 */
export async function startSession(userId: string): Promise<void> {
  const sessionId = await startSessionRow(userId, await currentVisit())
  ;(await cookies()).set(SESSION_COOKIE, await sealSession(sessionId), sessionCookieOptions)
}

/** Takes the session's cookie away from this browser. The session itself is ended by `endSession`. */
export async function forgetCookie(): Promise<void> {
  ;(await cookies()).set(SESSION_COOKIE, '', { ...sessionCookieOptions, maxAge: 0 })
}
