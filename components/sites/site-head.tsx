/**
 * SiteHead({ actor, site, places? })   stands over every page of a site: its name, how it stands, and why it can only be
 * looked at when that is so. `places`: sites in the plan and in use, for a site that the plan has no place for.
 */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'
import { restoreSiteForm } from '@/lib/sites/actions'
import type { SiteDetail } from '@/lib/sites/queries'
import { ArchivedBanner } from './archived-banner'
import { DomainName } from './domain-name'
import { BackToList } from './list-memory'
import { SiteTabs } from './site-tabs'

interface Props {
  actor: AccountActor
  site: SiteDetail
  places: { limit: number | null; used: number } | undefined
}

export function SiteHead({ actor, site, places }: Props) {
  const { sites: say } = words()
  const isArchived = site.status === 'archived'
  return (
    <>
      <BackToList path={`/${actor.accountSlug}/sites`} label={say.title} />
      <PageHeader
        title={site.name}
        badge={isArchived ? <Status of="site" is="archived" /> : <Status of="siteDomain" is={site.verifiedAt ? 'verified' : 'unverified'} />}
        state={
          <>
            <a href={`https://${site.domain}`} target="_blank" rel="noreferrer" aria-label={say.open(site.domain)} className="touch-44 rounded-sm py-0.5 underline-offset-3 hover:text-foreground hover:underline">
              <DomainName domain={site.domain} />
              <Icon name="external" size={12} className="ms-1 inline-block align-baseline" />
            </a>
            {` · ${site.industry.name}`}
          </>
        }
      />
      {isArchived && (
        <ArchivedBanner
          action={restoreSiteForm.bind(null, actor.accountSlug)}
          site={{ id: site.id }}
          account={actor.accountSlug}
          mayRestore={mayNow(actor, 'sites:delete')}
          canPay={mayNow(actor, 'billing:pay')}
        />
      )}
      {places && <Beyond actor={actor} places={places} />}
      <SiteTabs actor={actor} site={site} />
    </>
  )
}

/** The plan has fewer places than the account has sites, and this is among the newest (SITE-3). */
function Beyond({ actor, places: { limit, used } }: { actor: AccountActor; places: { limit: number | null; used: number } }) {
  const { beyond } = words().sites
  const canPay = mayNow(actor, 'billing:pay')
  return (
    <div className="mb-6">
      <Banner
        tone="warning"
        title={beyond.title}
        action={
          canPay && (
            <LinkButton href={`/${actor.accountSlug}/billing/plans?for=sites`} size="small">
              {beyond.see}
            </LinkButton>
          )
        }
      >
        {beyond.text(limit ?? 0, used)}
        {!canPay && ` ${beyond.ask}`}
      </Banner>
    </div>
  )
}
