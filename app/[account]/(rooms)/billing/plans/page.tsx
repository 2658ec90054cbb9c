import type { Metadata } from 'next'
import { PlanOptions } from '@/components/billing/plan-options'
import { planPrice, pricePeriod } from '@/components/plans/plan-words'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Meter } from '@/components/ui/meter'
import { PageHeader } from '@/components/ui/page-header'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { getPlanRoom, type RequestedChange } from '@/lib/plan-changes/queries'
import { planRoomQuery } from '@/lib/plan-changes/schema'
import { listPublicPlans } from '@/lib/plans/queries'
import { judgeChoice, mayChange } from '@/lib/subscriptions/policy'
import type { Standing } from '@/lib/subscriptions/standing'

export function generateMetadata(): Metadata {
  return { title: words().upgrade.room.title }
}

export default accountPage('billing:read', async ({ actor, searchParams }) => {
  const { for: wanted } = planRoomQuery.parse(searchParams)
  const [{ standing, requested }, plans] = await Promise.all([getPlanRoom(actor), listPublicPlans()])
  const { room } = words().upgrade
  const base = `/${actor.accountSlug}/billing`
  const options = plans.map((plan) => ({ plan, choice: judgeChoice(standing.plan, standing.inUse, plan) }))
  const isOwn = ({ plan }: (typeof options)[number]) => plan.family === standing.plan.family
  const mayPay = mayNow(actor, 'billing:pay')
  return (
    <>
      <PageHeader back={{ href: base, label: room.back }} title={room.title} state={room.state(standing.plan.name, priceOf(standing))} />
      <div className="space-y-6">
        <Notice standing={standing} requested={requested} base={base} mayPay={mayPay} largest={!options.some(({ choice }) => choice.kind === 'open')} />
        <Card id="in-use" title={room.yours} className="max-w-2xl">
          <div className="space-y-4">
            {standing.plan.limits.sites !== 0 && <Meter label={room.sites} used={standing.inUse.sites} limit={standing.plan.limits.sites} />}
            {standing.plan.limits.sectorsPerSite !== 0 && <Meter label={room.sectors} used={standing.inUse.sectors} limit={standing.plan.limits.sectorsPerSite} />}
            <Meter label={room.seats} used={standing.inUse.seats} limit={standing.plan.limits.seats} />
          </div>
        </Card>
        <PlanOptions
          options={options.filter(isOwn)}
          others={options.filter((option) => !isOwn(option))}
          base={`${base}/plans`}
          inUse={standing.inUse}
          wanted={wanted}
          mayChange={mayPay && requested === null && mayChange(standing)}
        />
      </div>
    </>
  )
})

const priceOf = ({ plan }: Standing): string => (plan.price.amountMinor === 0 ? '' : `${planPrice(plan)} ${pricePeriod(plan)}`)

/** What stands in the way of any change: one at a time, the one to settle first. */
function Notice({ standing, requested, base, mayPay, largest }: { standing: Standing; requested: RequestedChange | null; base: string; mayPay: boolean; largest: boolean }) {
  const { room, refused } = words().upgrade
  if (!mayChange(standing)) {
    // Of an account that is not active the frame says so already.
    if (standing.accountStatus !== 'active') return null
    return (
      <Banner tone="warning" title={room.notActive} action={mayPay && <LinkButton href={`${base}#payment`}>{room.payFirstAction}</LinkButton>}>
        {`${refused.payFirst}.`}
      </Banner>
    )
  }
  if (requested) {
    return (
      <Banner title={room.requested(requested.plan.name)} action={<LinkButton href={`${base}#change`}>{room.requestedAction}</LinkButton>}>
        {room.requestedText}
      </Banner>
    )
  }
  if (!mayPay) return <Banner title={room.onlyPayers} />
  return largest ? <Banner title={room.largest}>{room.largestText}</Banner> : null
}
