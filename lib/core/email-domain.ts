// Which e-mail domains belong to a company. Server-side: the lists are 2 MB.
import disposableDomains from 'disposable-email-domains' with { type: 'json' }
import disposableParents from 'disposable-email-domains/wildcard.json' with { type: 'json' }
import freeDomains from 'free-email-domains'

// Domains that anyone may have an address in, but that the lists leave out.
const ALSO_FREE = ['hey.com', 'tuta.com', 'tutanota.com', 'mailbox.org', 'posteo.de']

// Made at the first question, not at the start: most processes never ask.
let shared: ReadonlySet<string> | undefined
const sharedDomains = () => (shared ??= new Set([...freeDomains, ...disposableDomains, ...disposableParents, ...ALSO_FREE]))

/**
 * The domain that speaks for a company: what stands after the @, in lower case.
 * Null for addresses of free-mail and disposable services, and of hosts below one ("x.mailinator.com"):
 * two firms with a gmail.com address are two firms (T0-06).
 *
 * @param email a normalised address (see `email` of ./fields).
 */
export function companyDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (!email.includes('@') || !domain.includes('.')) return null
  return isSharedDomain(domain) ? null : domain
}

/** True when the domain, or one above it, hands out addresses to anybody. */
function isSharedDomain(domain: string): boolean {
  const labels = domain.split('.')
  return labels.slice(0, -1).some((_, index) => sharedDomains().has(labels.slice(index).join('.')))
}
