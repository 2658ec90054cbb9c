/** DomainName({ domain })   a stored domain as people write it; what stands in DNS, when that differs, shows on hover. */
import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'

export function DomainName({ domain }: { domain: string }) {
  const shown = shownDomain(domain)
  return (
    <span className="wrap-anywhere" title={shown === domain ? undefined : words().sites.punycode(domain)}>
      {shown}
    </span>
  )
}
