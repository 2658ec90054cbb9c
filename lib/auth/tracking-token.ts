import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedSecret } from './secrets'

/** What the links of an application are derived from. */
export interface ApplicationLink {
  registrationId: string
  /** Grows when an address of the application is corrected: all earlier links are dead then. */
  linkVersion: number
}

const derived = (use: string, { registrationId, linkVersion }: ApplicationLink): string =>
  createHmac('sha256', derivedSecret(use)).update(linkVersion === 0 ? registrationId : `${registrationId}:${linkVersion}`).digest('base64url')

function isDerived(use: string, link: ApplicationLink, given: string): boolean {
  const [known, text] = [Buffer.from(derived(use, link)), Buffer.from(given)]
  return known.length === text.length && timingSafeEqual(known, text)
}

/** What makes an application's tracking address unguessable: 256 bits derived from its id, so that nothing is stored (T1-13). */
export const trackingToken = (link: ApplicationLink): string => derived('tracking', link)

/** True for the application's own token; takes the same time for every wrong one. */
export const isTrackingToken = (link: ApplicationLink, token: string): boolean => isDerived('tracking', link, token)

/** What only stands in the e-mail to an application's address: whoever has it reads that mailbox. */
export const addressProof = (link: ApplicationLink): string => derived('tracking-address', link)

/** True for the application's own proof. */
export const isAddressProof = (link: ApplicationLink, proof: string): boolean => isDerived('tracking-address', link, proof)
