/** PlanStep({ plans, chosen, state?, visitor? })   the plans that a signup leads to; installed ones begin with an application instead. */
import Link from 'next/link'
import { planFacts, planPrice, pricePeriod } from '@/components/plans/plan-words'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { RadioCards } from '@/components/ui/radio-cards'
import { words } from '@/lib/messages/words'
import { shownErrors } from '@/lib/onboarding/shown-errors'
import type { WizardState } from '@/lib/onboarding/wizard-state'
import type { PublicPlan } from '@/lib/plans/plan'
import { HaveLogin } from './have-login'
import { StepForm, StepFrame } from './step-frame'

interface Plans {
  plans: readonly PublicPlan[]
  chosen: string | undefined
  state: WizardState | undefined
  /** The person and account of somebody who is signed in already. */
  visitor: { email: string; slug: string | undefined } | undefined
}

export function PlanStep({ plans, chosen, state, visitor }: Plans) {
  const { signup, pricing } = words()
  const instant = plans.filter((plan) => plan.onboarding === 'instant')
  const installed = plans.filter((plan) => plan.onboarding === 'installed')
  return (
    <StepFrame step="plan" state={state} title={signup.plan.title} intro={signup.plan.intro}>
      {visitor && (
        <div className="mt-6">
          <Banner title={signup.signedIn(visitor.email)} action={visitor.slug && <LinkButton href={`/${visitor.slug}`}>{signup.goToAccount}</LinkButton>}>
            {signup.signedInText}
          </Banner>
        </div>
      )}
      <StepForm step="plan" state={state}>
        <RadioCards
          legend={signup.plan.legend}
          legendHidden
          name="plan_slug"
          defaultValue={chosen}
          error={shownErrors('plan', state).errors.plan_slug}
          options={instant.map((plan) => ({
            value: plan.slug,
            title: plan.name,
            aside: [planPrice(plan), pricePeriod(plan)].filter(Boolean).join(' '),
            description: plan.description,
            note: <span className="figures text-muted">{planFacts(plan).join(' · ')}</span>,
          }))}
        />
        {installed.length > 0 && (
          <p className="measure text-[15px] text-muted">
            {signup.plan.installed}
            <br />
            {installed.map((plan) => (
              <Link key={plan.slug} href={`/apply?plan=${plan.slug}`} className="text-link me-3 inline-block py-1">
                {pricing.apply(plan.name)}
              </Link>
            ))}
          </p>
        )}
      </StepForm>
      <HaveLogin />
    </StepFrame>
  )
}
