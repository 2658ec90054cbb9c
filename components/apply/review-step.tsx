/** ReviewStep({ state, plan })   everything once more, each part with the way back to it, and the one button that acts. */
import Link from 'next/link'
import { planPrice, pricePeriod } from '@/components/plans/plan-words'
import { Card } from '@/components/ui/card'
import { FactList, type Fact } from '@/components/ui/fact-list'
import { SubmitButton } from '@/components/ui/submit-button'
import { When } from '@/components/ui/when'
import type { VisitSlot } from '@/lib/generated/prisma/enums'
import { words } from '@/lib/messages/words'
import type { PublicPlan } from '@/lib/plans/plan'
import { finishApplication } from '@/lib/registrations/apply-actions'
import type { ApplyState } from '@/lib/registrations/apply-state'
import { stepPaths, type FormStep } from '@/lib/registrations/apply-wizard'
import { setupFee } from './package-step'
import { StepFrame } from './step-frame'

export function ReviewStep({ state, plan }: { state: ApplyState; plan: PublicPlan }) {
  const { review, steps } = words().apply
  return (
    <StepFrame step="review" state={state} title={review.title} intro={review.intro}>
      <div className="mt-6 space-y-4">
        <Part step="you" title={steps.you} facts={youPart(state)} />
        <Part step="address" title={steps.address} facts={addressPart(state)} />
        <Part step="package" title={steps.package} facts={packagePart(plan)} />
        <Part step="visit" title={steps.visit} facts={visitPart(state)} />
      </div>
      <h2 className="mt-8 font-semibold">{review.next}</h2>
      <ol className="measure mt-2 list-decimal space-y-1 ps-5 text-muted">
        {review.nextText.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <form action={finishApplication} className="mt-6">
        <SubmitButton size="large" pendingLabel={review.sending} className="max-sm:w-full">
          {review.send}
        </SubmitButton>
      </form>
    </StepFrame>
  )
}

function Part({ step, title, facts }: { step: FormStep; title: string; facts: Fact[] }) {
  const { review } = words().apply
  return (
    <Card
      title={title}
      id={`review-${step}`}
      actions={
        <Link href={stepPaths[step]} aria-label={review.change(title)} className="text-link touch-44">
          {review.edit}
        </Link>
      }
    >
      <FactList facts={facts} />
    </Card>
  )
}

/** A fact that was given; what was left out is not shown. */
const given = (label: string, value: string | undefined): Fact[] => (value?.trim() ? [{ label, value }] : [])

function youPart({ draft: { values, photo }, phone }: ApplyState): Fact[] {
  const { facts, photoThere } = words().apply.review
  return [
    { label: facts.name, value: values.full_name },
    { label: facts.email, value: values.email },
    { label: facts.phone, value: <span className="figures">{phone}</span> },
    ...given(facts.idNumber, values.id_number),
    ...given(facts.photo, photo && photoThere),
  ]
}

function addressPart({ draft: { values } }: ApplyState): Fact[] {
  const { facts, positionThere } = words().apply.review
  return [
    { label: facts.address, value: [values.address, [values.postal_code, values.city].filter(Boolean).join(' ')].join(', ') },
    ...given(facts.notes, values.address_notes),
    ...given(facts.position, values.latitude && positionThere),
  ]
}

function packagePart(plan: PublicPlan): Fact[] {
  const { facts } = words().apply.review
  return [
    { label: facts.package, value: plan.name },
    { label: facts.price, value: <span className="figures">{[planPrice(plan), pricePeriod(plan)].filter(Boolean).join(' ')}</span> },
    ...(plan.setupFeeMinor === null ? [] : [{ label: facts.setup, value: <span className="figures">{setupFee(plan, plan.setupFeeMinor)}</span> }]),
  ]
}

function visitPart({ draft: { values } }: ApplyState): Fact[] {
  const { review, visit } = words().apply
  const { facts } = review
  return [
    { label: facts.day, value: values.preferred_date ? <When at={values.preferred_date} show="day" /> : review.anyDay },
    { label: facts.slot, value: visit.slots[(values.preferred_slot || 'morning') as VisitSlot] },
    ...given(facts.remarks, values.notes),
    ...given(facts.referral, values.referral_code),
  ]
}
