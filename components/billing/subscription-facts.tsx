/** SubscriptionFacts({ account })   plan, price, state and period of a subscription. */
import { FactList } from '@/components/ui/fact-list'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import type { AccountOverview } from '@/lib/accounts/overview'
import { now } from '@/lib/core/clock'
import { formatMoney } from '@/lib/core/money'
import { words } from '@/lib/messages/words'

export function SubscriptionFacts({ account: { plan, subscription, status } }: { account: AccountOverview }) {
  const { billing: say, account, plans } = words()
  const price = plan.price.amountMinor === 0 ? account.home.free : `${formatMoney(plan.price, 'en', { trimZeros: true })} ${plans.per[plan.price.interval]}`
  return (
    <FactList
      facts={[
        { label: say.plan, value: plan.name },
        { label: say.price, value: <span className="figures">{price}</span> },
        { label: say.status, value: status === 'pending_installation' ? <Status of="account" is={status} /> : <Status of="subscription" is={subscription.status} /> },
        { label: say.period, value: status === 'pending_installation' ? <span className="text-muted">{say.noPeriodInstalled}</span> : <Period {...subscription} /> },
      ]}
    />
  )
}

function Period({ periodStart, periodEnd }: AccountOverview['subscription']) {
  const say = words().billing
  if (!periodStart) return <span className="text-muted">{say.noPeriod}</span>
  if (!periodEnd) return <span className="text-muted">{say.noEnd}</span>
  // Paid ahead: the period that is paid for has not begun.
  if (periodStart > now()) {
    return (
      <>
        {say.paidUntil} <When at={periodEnd} show="day" />
      </>
    )
  }
  return (
    <>
      <When at={periodStart} show="day" /> – <When at={periodEnd} show="day" />
    </>
  )
}
