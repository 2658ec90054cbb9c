import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedSecret } from './secrets'

const derived = (use: string, registrationId: string): string => createHmac('sha256', derivedSecret(use)).update(registrationId).digest('base64url')

function isDerived(use: string, registrationId: string, given: string): boolean {
  const [known, text] = [Buffer.from(derived(use, registrationId)), Buffer.from(given)]
  return known.length === text.length && timingSafeEqual(known, text)
}

/** What makes an application's tracking address unguessable: 256 bits derived from its id, so that nothing is stored (T1-13). */
export const trackingToken = (registrationId: string): string => derived('tracking', registrationId)

/** True for the application's own token; takes the same time for every wrong one. */
export const isTrackingToken = (registrationId: string, token: string): boolean => isDerived('tracking', registrationId, token)

/** What only stands in the e-mail to an application's address: whoever has it reads that mailbox. */
export const addressProof = (registrationId: string): string => derived('tracking-address', registrationId)

/** True for the application's own proof. */
export const isAddressProof = (registrationId: string, proof: string): boolean => isDerived('tracking-address', registrationId, proof)
