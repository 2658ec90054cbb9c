import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedSecret } from './secrets'

/** What makes an application's tracking address unguessable: 256 bits derived from its id, so that nothing is stored (T1-13). */
export const trackingToken = (registrationId: string): string => createHmac('sha256', derivedSecret('tracking')).update(registrationId).digest('base64url')

/** True for the application's own token; takes the same time for every wrong one. */
export function isTrackingToken(registrationId: string, token: string): boolean {
  const [known, given] = [Buffer.from(trackingToken(registrationId)), Buffer.from(token)]
  return known.length === given.length && timingSafeEqual(known, given)
}
