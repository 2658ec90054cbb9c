import { trackingToken } from '@/lib/auth/tracking-token'
import { env } from '@/lib/core/env'

/** The path of an application's own page, with the token that opens it. */
export const trackingPath = (registrationId: string, number: string): string => `/track/${number}?token=${trackingToken(registrationId)}`

/** The whole address of an application's own page. Whoever has it can follow and cancel the application. */
export const trackingUrl = (registrationId: string, number: string): string => `${env.APP_URL}${trackingPath(registrationId, number)}`
