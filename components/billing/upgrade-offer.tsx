/**
 * UpgradeOffer({ slug, what, limit, used, canPay, live? })   a limit of the plan is met, and this is the way on; never an error.
 *   slug: the account's; what: 'sites' | 'sectors' | 'seats'; canPay: mayNow(actor, 'billing:pay'); live: announces one that appears by itself
 * After an action: limitMet(error) in lib/subscriptions/policy.ts gives what, limit and used, or null for any other error.
 */
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { upgrade, type Counted } from '@/lib/messages/en/upgrade'

export function UpgradeOffer({ slug, what, limit, used, canPay, live }: { slug: string; what: Counted; limit: number; used: number; canPay: boolean; live?: boolean }) {
  const { offer } = upgrade
  return (
    <Banner
      title={offer.title(what, limit)}
      live={live}
      action={
        canPay && (
          <LinkButton href={`/${slug}/billing/plans?for=${what}`} size="small">
            {offer.see}
          </LinkButton>
        )
      }
    >
      {offer.used(limit, used)}
      {!canPay && ` ${offer.ask}`}
    </Banner>
  )
}
