/** PackageStep({ state, plans })   the packages that begin with a visit. */
import { planPrice, pricePeriod } from '@/components/plans/plan-words'
import { Banner } from '@/components/ui/banner'
import { RadioCards } from '@/components/ui/radio-cards'
import { formatMoney } from '@/lib/core/money'
import { words } from '@/lib/messages/words'
import type { PublicPlan } from '@/lib/plans/plan'
import { shownErrors, type ApplyState } from '@/lib/registrations/apply-state'
import { StepForm, StepFrame } from './step-frame'

export function PackageStep({ state, plans }: { state: ApplyState; plans: readonly PublicPlan[] }) {
  const say = words().apply.package
  return (
    <StepFrame step="package" state={state} title={say.title} intro={say.intro}>
      <StepForm step="package" state={state}>
        {plans.length === 0 ? (
          <Banner tone="warning" title={say.none} />
        ) : (
          <RadioCards
            legend={say.legend}
            legendHidden
            name="plan_slug"
            defaultValue={state.draft.values.plan_slug}
            error={shownErrors('package', state).errors.plan_slug}
            options={plans.map((plan) => ({
              value: plan.slug,
              title: plan.name,
              aside: [planPrice(plan), pricePeriod(plan)].filter(Boolean).join(' '),
              description: plan.description,
              note: plan.setupFeeMinor !== null && <span className="figures text-muted">{setupFee(plan, plan.setupFeeMinor)}</span>,
            }))}
          />
        )}
      </StepForm>
    </StepFrame>
  )
}

/** What the setup costs, in words. */
export const setupFee = ({ price }: Pick<PublicPlan, 'price'>, amountMinor: number): string =>
  words().apply.package.setupFee(formatMoney({ amountMinor, currency: price.currency }, 'en', { trimZeros: true }))
