import { domainToUnicode } from 'node:url'

/** A stored domain in the letters that its owner reads it in: `xn--bcher-kva.example` is shown as `bücher.example`. */
export const shownDomain = (domain: string): string => domainToUnicode(domain) || domain
