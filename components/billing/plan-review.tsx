/**
 * PlanReview({ standing, plan })   what a change of plan does, what it brings and what it costs, before it is requested.
 */
import type { ReactNode } from 'react'
import { planPrice, pricePeriod } from '@/components/plans/plan-words'
import { Card } from '@/components/ui/card'
import { FactList, type Fact } from '@/components/ui/fact-list'
import { When } from '@/components/ui/when'
import { formatMoney } from '@/lib/core/money'
import { DAYS_TO_PAY, firstInvoiceLines, subtotalOf } from '@/lib/invoices/policy'
import { words } from '@/lib/messages/words'
import type { PublicPlan } from '@/lib/plans/plan'
import type { Standing } from '@/lib/subscriptions/standing'

export function PlanReview({ standing, plan }: { standing: Standing; plan: PublicPlan }) {
  const { review } = words().upgrade
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card id="happens" title={review.happens}>
        <Steps standing={standing} plan={plan} />
      </Card>
      <div className="space-y-6">
        <Card id="get" title={review.get}>
          <FactList facts={gains(standing.plan, plan)} />
        </Card>
        <Card id="costs" title={review.costs}>
          <FactList facts={costs(plan)} />
        </Card>
      </div>
    </div>
  )
}

const invoiceLines = ({ name, price, setupFeeMinor }: PublicPlan) =>
  firstInvoiceLines({ name, priceMinor: price.amountMinor, setupFeeMinor: setupFeeMinor ?? 0, interval: price.interval })

const money = (amountMinor: number, { price }: PublicPlan): string => formatMoney({ amountMinor, currency: price.currency })

function Steps({ standing, plan }: { standing: Standing; plan: PublicPlan }) {
  const { review } = words().upgrade
  const steps: { title: string; text: ReactNode }[] = [
    { title: review.now, text: review.nowText(money(subtotalOf(invoiceLines(plan)), plan), DAYS_TO_PAY) },
    {
      title: review.paid,
      text: (
        <>
          {review.paidText(plan.name, standing.plan.name)} {plan.includedCredits > 0 && review.creditsText(plan.includedCredits.toLocaleString('en'))} {review.keep}
          {standing.periodEnd && (
            <span className="mt-1 block">
              {review.rest} <When at={standing.periodEnd} show="day" />.
            </span>
          )}
        </>
      ),
    },
    { title: review.undo, text: review.undoText },
  ]
  return (
    <ol className="space-y-4">
      {steps.map(({ title, text }) => (
        <li key={title}>
          <p className="font-medium">{title}</p>
          <p className="mt-0.5 text-muted">{text}</p>
        </li>
      ))}
    </ol>
  )
}

/** Each limit as it will be, with what it is now beside it; what neither plan has goes unsaid. */
function gains(now: Standing['plan'], next: PublicPlan): Fact[] {
  const { review, room } = words().upgrade
  const count = (limit: number | null): string => (limit === null ? review.unlimited : limit.toLocaleString('en'))
  const line = (label: string, before: number | null, after: number | null): Fact[] =>
    before === 0 && after === 0 ? [] : [{ label, value: <span className="figures">{count(after)}</span>, note: before === after ? undefined : review.before(count(before)) }]
  const { per } = words().plans
  const credits = next.creditGrant === 'once' ? '' : per[next.price.interval]
  return [
    ...line(room.sites, now.limits.sites, next.limits.sites),
    ...line(room.perSite, now.limits.sectorsPerSite, next.limits.sectorsPerSite),
    ...line(room.seats, now.limits.seats, next.limits.seats),
    ...(next.includedCredits > 0 ? [{ label: review.credits, value: <span className="figures">{review.each(next.includedCredits.toLocaleString('en'), credits)}</span> }] : []),
  ]
}

function costs(plan: PublicPlan): Fact[] {
  const { review } = words().upgrade
  const lines = invoiceLines(plan)
  return [
    { label: review.price, value: <span className="figures">{`${planPrice(plan)} ${pricePeriod(plan)}`}</span> },
    {
      label: review.invoice,
      value: <span className="figures font-medium">{money(subtotalOf(lines), plan)}</span>,
      note: lines.length > 1 ? lines.map(({ description, amountMinor }) => `${description}: ${money(amountMinor, plan)}`).join(' · ') : lines[0]?.description,
    },
  ]
}
