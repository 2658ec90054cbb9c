import { trackingToken, type ApplicationLink } from '@/lib/auth/tracking-token'
import { env } from '@/lib/core/env'
import type { Tx } from '@/lib/core/db'
import type { ErrorCode, FieldErrors } from '@/lib/core/errors'
import type { track as words } from '@/lib/messages/en/track'
import { trackingParams } from './tracking-schema'

/** The path of an application's own page, with the token that opens it. */
export const trackingPath = ({ number, ...link }: ApplicationLink & { number: string }): string => `/track/${number}?token=${trackingToken(link)}`

/** The whole address of an application's own page. Whoever has it can follow and cancel the application. */
export const trackingUrl = (link: ApplicationLink & { number: string }): string => `${env.APP_URL}${trackingPath(link)}`

/** How often an application's links were made anew. */
export const linkVersionOf = async (tx: Tx, registrationId: string): Promise<number> => (await tx.registration.findUniqueOrThrow({ where: { id: registrationId }, select: { linkVersion: true } })).linkVersion

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
