/** SiteFacts({ site, account })   what a site is and since when. */
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { When } from '@/components/ui/when'
import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'
import type { SiteDetail } from '@/lib/sites/queries'
import { DomainName } from './domain-name'

export function SiteFacts({ site, account }: { site: SiteDetail; account: string }) {
  const { overview: say } = words().sites
  return (
    <Card id="facts" title={say.facts}>
      <FactList
        facts={[
          {
            label: say.domain,
            value: <DomainName domain={site.domain} />,
            note: shownDomain(site.domain) === site.domain ? undefined : site.domain,
          },
          {
            label: say.verifiedAt,
            value: site.verifiedAt ? <When at={site.verifiedAt} show="day" /> : <span className="text-muted">{say.notYet}</span>,
            note: site.verifiedBy ? say.verifiedBy[site.verifiedBy] : undefined,
          },
          {
            label: say.industry,
            value: (
              <span className="flex flex-wrap items-center gap-x-2">
                {site.industry.name}
                {!site.industry.offered && <Badge>{say.notOffered}</Badge>}
              </span>
            ),
          },
          { label: say.address, value: <code className="font-mono text-[13px] wrap-anywhere">{`/${account}/sites/${site.slug}`}</code> },
          { label: say.added, value: <When at={site.createdAt} show="day" /> },
          ...(site.archivedAt ? [{ label: say.archivedAt, value: <When at={site.archivedAt} show="day" /> }] : []),
        ]}
      />
    </Card>
  )
}
