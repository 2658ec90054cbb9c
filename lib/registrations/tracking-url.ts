import { trackingToken } from '@/lib/auth/tracking-token'
import { env } from '@/lib/core/env'
import type { ErrorCode, FieldErrors } from '@/lib/core/errors'
import type { track as words } from '@/lib/messages/en/track'
import { trackingParams } from './tracking-schema'

/** The path of an application's own page, with the token that opens it. */
export const trackingPath = (registrationId: string, number: string): string => `/track/${number}?token=${trackingToken(registrationId)}`

/** The whole address of an application's own page. Whoever has it can follow and cancel the application. */
export const trackingUrl = (registrationId: string, number: string): string => `${env.APP_URL}${trackingPath(registrationId, number)}`

/** The page that a form of an application's page goes back to; where it names no number, the page that helps on. */
export function trackingPageOf({ number }: { number?: string | string[] }): `/${string}` {
  const params = trackingParams.safeParse({ number })
  return params.success ? `/track/${params.data.number}` : '/track'
}

/** The page's word for what its forms are refused for. */
export function trackingProblem({ reason }: FieldErrors, code: ErrorCode): keyof typeof words.problems | undefined {
  if (reason) return 'reason'
  if (code === 'NOT_FOUND') return 'link'
  return code === 'STATUS_CHANGED' || code === 'CONFLICT' ? 'changed' : undefined
}
