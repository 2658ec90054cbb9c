import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'

/** An address as people read it: its host in their own letters, without the protocol that all have. */
export function shownAddress(address: string): string {
  const { hostname, pathname } = new URL(address)
  return `${shownDomain(hostname)}${pathname === '/' ? '' : pathname}`
}

/** What tells an integration from the others of its site; of what a history holds, as much as it says. */
export function integrationName({ platform, address }: { platform?: unknown; address?: unknown }): string {
  const { platforms } = words().siteIntegrations
  const name = platforms[platform as keyof typeof platforms] ?? platforms.custom
  return typeof address === 'string' && URL.canParse(address) ? `${name} (${shownAddress(address)})` : name
}
