/** The cards of a site's overview: SiteSetUp, SectorSummary, IntegrationSummary, AccessSummary({ actor, site, base }). */
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checklist } from '@/components/ui/checklist'
import { Meter } from '@/components/ui/meter'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'
import type { SiteDetail } from '@/lib/sites/queries'
import { hasRoom } from '@/lib/sites/rooms'
import { mayChange } from './may-change'

interface Part {
  actor: AccountActor
  site: SiteDetail
  /** The address of the site's pages. */
  base: string
}

const more = (href: string, label: string) => (
  <LinkButton href={href} size="small">
    {label}
  </LinkButton>
)

export function SiteSetUp({ actor, site, base }: Part) {
  const { overview: say } = words().sites
  const isOpen = mayChange(actor, site)
  const hrefs = {
    sectors: isOpen ? `${base}/sectors/add` : undefined,
    domain: isOpen && hasRoom('domain') ? `${base}/domain` : undefined,
    integration: isOpen && hasRoom('integrations') ? `${base}/integrations` : undefined,
    access: mayNow(actor, 'members:manage') ? `${base}/access` : undefined,
  }
  const items = site.setup.map(({ key, done }) => ({ key, done, ...say.steps[key], ...(hrefs[key] && { href: hrefs[key] }) }))
  return <Checklist id="set-up" title={say.setUp} description={say.setUpHint(items.filter(({ done }) => done).length, items.length)} items={items} />
}

/** The first sectors by name; a site may have hundreds. */
const SHOWN = 24

export function SectorSummary({ site: { sectors, sectorPlaces }, base }: Part) {
  const { overview: say, sectors: ofSectors } = words().sites
  return (
    <Card id="sectors" title={say.sectors} actions={more(`${base}/sectors`, say.sectorsAll)}>
      {sectors.length === 0 ? (
        <p className="text-muted">{say.sectorsNone}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {sectors.slice(0, SHOWN).map(({ id, name }) => (
            <li key={id} className="min-w-0">
              <Badge>{name}</Badge>
            </li>
          ))}
          {sectors.length > SHOWN && <li className="px-1.5 text-sm text-muted">{say.moreSectors(sectors.length - SHOWN)}</li>}
        </ul>
      )}
      {sectorPlaces.limit !== null && (
        <div className="mt-4 max-w-sm">
          <Meter label={ofSectors.usage} {...sectorPlaces} />
        </div>
      )}
    </Card>
  )
}

export function IntegrationSummary({ site, base }: Part) {
  const { overview: say } = words().sites
  if (!hasRoom('integrations')) return null
  const works = site.setup.some(({ key, done }) => key === 'integration' && done)
  return (
    <Card id="integrations" title={say.integrations} actions={more(`${base}/integrations`, say.integrationsAll)}>
      <p className="text-muted">{works ? say.integrationsWork : say.integrationsNone}</p>
    </Card>
  )
}

export function AccessSummary({ actor, site, base }: Part) {
  const { overview: say } = words().sites
  const mayManage = mayNow(actor, 'members:manage')
  return (
    <Card id="access" title={say.access} actions={mayManage && more(`${base}/access`, say.accessAll)}>
      <p className="text-muted">{say.accessText(site.colleagues.withAccess)}</p>
    </Card>
  )
}
