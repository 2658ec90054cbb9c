import { createHmac } from 'node:crypto'
import { derivedSecret } from '@/lib/auth/secrets'

const BYTES = 20

/** What proves this domain for this site, and no other domain or site. Derived, so that nothing has to be kept. */
export const proofToken = (siteId: string, domain: string): string =>
  createHmac('sha256', derivedSecret('site-proof')).update(`${siteId}:${domain}`).digest('hex').slice(0, BYTES * 2)
