import { rawRoute } from '@/lib/auth/route'
import { nextAuthHandler } from '@/lib/auth/next-auth'

// next-auth brings its own protocol and its own CSRF token.
export const GET = rawRoute('next-auth: session, csrf, providers', nextAuthHandler)
export const POST = rawRoute('next-auth: sign in and out', nextAuthHandler)
