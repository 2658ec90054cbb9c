/** ChosenPlan({ plan })   the plan of the signup in one line, with the way to another. */
import Link from 'next/link'
import { planPrice, pricePeriod } from '@/components/plans/plan-words'
import { words } from '@/lib/messages/words'
import { stepPaths } from '@/lib/onboarding/wizard'
import type { PublicPlan } from '@/lib/plans/plan'

export function ChosenPlan({ plan }: { plan: PublicPlan }) {
  const { signup } = words()
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-lg bg-surface-secondary px-4 py-2.5 text-[15px]">
      <span className="font-medium">{plan.name}</span>
      <span className="figures text-muted">{[planPrice(plan), pricePeriod(plan)].filter(Boolean).join(' ')}</span>
      <Link href={stepPaths.plan} className="text-link ms-auto py-0.5">
        {signup.plan.change}
      </Link>
    </p>
  )
}
