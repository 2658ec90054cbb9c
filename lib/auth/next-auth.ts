import NextAuth, { type NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '@/lib/core/env'
import { AppError, validation } from '@/lib/core/errors'
import { logger } from '@/lib/core/logger'
import { errorResponse } from './answers'
import { authenticate } from './authenticate'
import { refusalOf } from './failure'
import { resolveSession } from './resolve-session'
import { ownPath } from './return-path'
import { loginSchema } from './schema'
import { sealSession, SESSION_COOKIE, sessionCookieOptions, sessionSecret } from './session-cookie'
import { endSession, startSessionRow } from './sessions'
import { visitOf } from './visit'

// next-auth's own endpoints under /api/auth, for programs and for next-auth's client. They share everything with the
// login page: the same check of the password, the same session rows, the same cookie.

const isHttps = env.APP_URL.startsWith('https:')
const cookieOf = (name: string) => ({ name: `${isHttps ? '__Host-' : ''}gatehouse.${name}`, options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps } })

const noVisit = { requestId: '', ip: '', userAgent: null, path: '/' }

/** A header of the request that next-auth hands on, by its lower-case name. */
const headersOf = (headers: Record<string, unknown> | undefined): Pick<Headers, 'get'> => ({
  get: (name) => (typeof headers?.[name] === 'string' ? headers[name] : null),
})

/** Made at the first request, because a build has no secret. */
const nextAuthOptions = (): NextAuthOptions => ({
  secret: sessionSecret(),
  useSecureCookies: isHttps,
  session: { strategy: 'jwt', maxAge: sessionCookieOptions.maxAge },
  pages: { signIn: '/login', signOut: '/login', error: '/login' },
  cookies: {
    sessionToken: { name: SESSION_COOKIE, options: sessionCookieOptions },
    csrfToken: cookieOf('csrf'),
    callbackUrl: cookieOf('callback'),
  },
  providers: [
    Credentials({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      async authorize(credentials, { headers }) {
        const login = loginSchema.safeParse(credentials)
        if (!login.success) return null
        const visit = visitOf(headersOf(headers))
        try {
          const userId = await authenticate(login.data, visit)
          // The id is the session's, not the person's: the token must carry nothing else.
          return { id: await startSessionRow(userId, visit) }
        } catch (error) {
          if (error instanceof AppError && error.code === 'UNAUTHENTICATED') return null
          // next-auth puts the message of what is thrown into the address of the login page: only our own code words go there.
          throw new Error(error instanceof AppError ? error.code : 'TRY_AGAIN', { cause: error })
        }
      },
    }),
  ],
  jwt: {
    encode: ({ token }) => sealSession(String(token?.sid)),
    async decode({ token }) {
      const session = await resolveSession(noVisit, token, null)
      return session ? { sid: session.user.sessionId, uid: session.user.userId, name: session.user.name, email: session.user.email } : null
    },
  },
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    session: ({ session, token }) => ({ ...session, user: { name: token.name ?? null, email: token.email ?? null } }),
    redirect: ({ url }) => env.APP_URL + (ownPath(pathOf(url)) ?? '/'),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sid === 'string' && typeof token.uid === 'string') await endSession({ userId: token.uid }, token.sid)
    },
  },
  logger: {
    error: (code) => logger.warn({ event: 'next-auth', kind: code }, 'next-auth refused a request'),
    warn: () => undefined,
    debug: () => undefined,
  },
})

/** The path of an address on this site; anything else is passed on and refused later. */
const pathOf = (url: string): string => (url.startsWith(`${env.APP_URL}/`) ? url.slice(env.APP_URL.length) : url)

type Handler = (request: Request, context: unknown) => Promise<Response>
let handler: Handler | undefined

/** next-auth's answer to a request under /api/auth; what it takes for a fault of its own is a refusal of ours. */
export const nextAuthHandler: Handler = async (request, context) => {
  const { requestId } = visitOf(request.headers)
  // The only address of a provider with a password; next-auth answers a look at it with a 500.
  if (request.method === 'GET' && new URL(request.url).pathname.startsWith('/api/auth/callback/')) {
    return errorResponse(new AppError('METHOD_NOT_ALLOWED', 'This address does not answer to this method'), requestId)
  }
  try {
    return await (handler ??= NextAuth(nextAuthOptions()) as Handler)(request, context)
  } catch (error) {
    // It reads bodies itself, and throws what the JSON parser said.
    return errorResponse(error instanceof SyntaxError ? validation({ body: ['This is not JSON'] }) : refusalOf(error, requestId), requestId)
  }
}
