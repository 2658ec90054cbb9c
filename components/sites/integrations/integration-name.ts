import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'
import type { Integration } from '@/lib/sites/integrations/queries'

/** An address as people read it: its host in their own letters, without the protocol that all have. */
export function shownAddress(address: string): string {
  const { hostname, pathname } = new URL(address)
  return `${shownDomain(hostname)}${pathname === '/' ? '' : pathname}`
}

/** What tells an integration from the others of its site. */
export const integrationName = ({ platform, address }: Pick<Integration, 'platform' | 'address'>): string =>
  `${words().siteIntegrations.platforms[platform]} (${shownAddress(address)})`
