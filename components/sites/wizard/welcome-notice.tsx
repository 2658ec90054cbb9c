/** WelcomeNotice({ account, site: { name, slug, domain } })   on the page of a site that was just made: that it is there, and what comes next. */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'
import { hasRoom } from '@/lib/sites/rooms'

export function WelcomeNotice({ account, site }: { account: string; site: { name: string; slug: string; domain: string } }) {
  const { welcome: say } = words().siteWizard
  return (
    <Banner
      tone="success"
      live
      title={say.title(site.name)}
      action={
        hasRoom('domain') && (
          <LinkButton href={`/${account}/sites/${site.slug}/domain`} size="small">
            {say.prove}
          </LinkButton>
        )
      }
    >
      {say.text(shownDomain(site.domain))}
    </Banner>
  )
}
