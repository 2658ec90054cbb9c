/** ReviewStep({ state, plan, address, method? })   everything once more, each part with the way back to it, and the one button that acts. */
import Link from 'next/link'
import { planFacts, planPrice, pricePeriod } from '@/components/plans/plan-words'
import { Card } from '@/components/ui/card'
import { FactList, type Fact } from '@/components/ui/fact-list'
import { SubmitButton } from '@/components/ui/submit-button'
import { countryName } from '@/lib/core/countries'
import { formatMoney } from '@/lib/core/money'
import { firstInvoiceLines, subtotalOf } from '@/lib/invoices/policy'
import { words } from '@/lib/messages/words'
import { createAccount } from '@/lib/onboarding/actions'
import { billingCountry, stepPaths, type Typed } from '@/lib/onboarding/wizard'
import type { WizardState } from '@/lib/onboarding/wizard-state'
import type { PublicPlan } from '@/lib/plans/plan'
import { StepFrame } from './step-frame'

interface Review {
  state: WizardState
  plan: PublicPlan
  /** Host and slug as they will stand in the address bar. */
  address: string
  /** How they mean to pay; null for a plan that costs nothing. */
  method: { name: string; instructions: string } | null
}

export function ReviewStep({ state, plan, address, method }: Review) {
  const { review, steps } = words().signup
  const { values } = state.draft
  return (
    <StepFrame step="review" state={state} title={review.title} intro={review.intro}>
      <div className="mt-6 space-y-4">
        <Part step="plan" title={steps.plan} facts={planPart(plan)} />
        <Part step="you" title={steps.you} facts={youPart(values, address)} />
        {method && <Part step="billing" title={steps.billing} facts={billingPart(values, plan, method.name)} note={method.instructions} />}
      </div>
      <h2 className="mt-8 font-semibold">{review.next}</h2>
      <p className="measure mt-1 text-muted">{whatNext(plan, method !== null)}</p>
      <form action={createAccount} className="mt-6">
        <SubmitButton size="large" pendingLabel={review.creating} className="max-sm:w-full">
          {review.create}
        </SubmitButton>
      </form>
    </StepFrame>
  )
}

function Part({ step, title, facts, note }: { step: 'plan' | 'you' | 'billing'; title: string; facts: Fact[]; note?: string }) {
  const { review } = words().signup
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
      {note && <p className="measure mt-2 text-sm text-muted">{note}</p>}
    </Card>
  )
}

function planPart(plan: PublicPlan): Fact[] {
  const { facts } = words().signup.review
  return [
    { label: facts.plan, value: plan.name },
    { label: facts.price, value: <span className="figures">{[planPrice(plan), pricePeriod(plan)].filter(Boolean).join(' ')}</span> },
    { label: facts.includes, value: <span className="figures">{planFacts(plan).join(' · ')}</span> },
  ]
}

function youPart(values: Typed, address: string): Fact[] {
  const { facts, passwordKept } = words().signup.review
  return [
    { label: facts.company, value: values.company_name },
    { label: facts.address, value: <span className="font-mono text-sm">{address}</span> },
    { label: facts.name, value: values.admin_name },
    { label: facts.email, value: values.email },
    { label: facts.password, value: passwordKept },
    ...(values.phone ? [{ label: facts.phone, value: values.phone }] : []),
    ...(values.country ? [{ label: facts.country, value: countryName(values.country) }] : []),
  ]
}

function billingPart(values: Typed, plan: PublicPlan, methodName: string): Fact[] {
  const { facts } = words().signup.review
  const country = billingCountry(values)
  const street = [values['billing.address_line1'], values['billing.address_line2'], [values['billing.postal_code'], values['billing.city']].filter(Boolean).join(' '), values['billing.state'], country && countryName(country)]
  return [
    { label: facts.invoice, value: <span className="figures">{firstInvoice(plan)}</span> },
    { label: facts.method, value: methodName },
    { label: facts.invoiceEmail, value: values['billing.email']?.trim() || values.email },
    { label: facts.street, value: street.filter(Boolean).join(', ') },
    ...(values['billing.tax_id']?.trim() ? [{ label: facts.taxId, value: values['billing.tax_id'] }] : []),
  ]
}

/** What the first invoice comes to, by the rules that write it. */
function firstInvoice({ name, price, setupFeeMinor }: PublicPlan): string {
  const lines = firstInvoiceLines({ name, priceMinor: price.amountMinor, setupFeeMinor: setupFeeMinor ?? 0, interval: price.interval })
  return formatMoney({ amountMinor: subtotalOf(lines), currency: price.currency })
}

function whatNext(plan: PublicPlan, isPaid: boolean): string {
  const { review } = words().signup
  if (isPaid) return review.nextPaid(firstInvoice(plan))
  return plan.includedCredits > 0 ? review.nextFree(plan.includedCredits.toLocaleString('en')) : review.nextFreeNoCredits
}
