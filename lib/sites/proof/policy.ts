import { MINUTE } from '@/lib/core/clock'
import type { siteDomain } from '@/lib/messages/en/site-domain'

// Pure rules of proofs.

/**
 * Why a look did not prove the domain: those of the world outside (lib/core/outside-failure.ts), `taken` where another
 * account proved the domain first, `lost` where the look never ended, and what was found instead. Each has its sentence.
 */
export type ProofReason = keyof typeof siteDomain.reasons

/** A look that has not ended after so long never will: its jobs are used up. */
export const LOST_AFTER_MS = 10 * MINUTE

/** Has a look that is still said to be under way been lost? */
export const isLost = (since: Date, now: Date): boolean => now.getTime() - since.getTime() > LOST_AFTER_MS

/** What proves a domain: what stands before the token in a TXT record, and the name of a meta tag. */
export const VERIFICATION = 'gatehouse-site-verification'

/** What to put where, for each way. */
export const instructionsFor = (domain: string, token: string) => ({
  dns: { name: `_gatehouse.${domain}`, type: 'TXT' as const, value: `${VERIFICATION}=${token}` },
  file: { url: `https://${domain}/.well-known/gatehouse-${token}.txt`, content: token },
  meta: { tag: `<meta name="${VERIFICATION}" content="${token}">` },
})

/** May a site's server send us on to this host? To the same name, with or without "www.", and to names below it. */
export const isSameSite = (domain: string, host: string): boolean => host === domain || host.endsWith(`.${domain}`) || domain === `www.${host}`
