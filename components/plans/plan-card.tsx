/** PlanCard({ plan, action })   one plan of the price list: name, price, what it holds, and the way in. */
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { PublicPlan } from '@/lib/plans/plan'
import { planFacts, planPrice, pricePeriod } from './plan-words'

export function PlanCard({ plan, action }: { plan: PublicPlan; action: ReactNode }) {
  return (
    <article aria-labelledby={`plan-${plan.slug}`} className="row-span-5 grid grid-rows-subgrid gap-y-0 rounded-lg border border-border bg-surface p-5">
      <h3 id={`plan-${plan.slug}`} className="font-semibold">
        {plan.name}
      </h3>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-1.5">
        <span className="figures text-2xl font-semibold tracking-tight">{planPrice(plan)}</span>
        <span className="text-sm text-muted">{pricePeriod(plan)}</span>
      </p>
      <p className="mt-2 text-sm text-muted">{plan.description}</p>
      <ul className="mt-4 mb-6 space-y-2 border-t border-separator pt-4 text-sm">
        {planFacts(plan).map((fact) => (
          <li key={fact} className="flex items-start gap-2">
            <Icon name="check" size={14} className="mt-1 shrink-0 text-accent" />
            <span className="figures">{fact}</span>
          </li>
        ))}
      </ul>
      <div className="self-end">{action}</div>
    </article>
  )
}
