import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PlanChangeForm } from '@/components/billing/plan-change-form'
import { PlanReview } from '@/components/billing/plan-review'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { PageHeader } from '@/components/ui/page-header'
import { accountPage } from '@/lib/auth/page'
import { countryName, listCountries } from '@/lib/core/countries'
import { notFound } from '@/lib/core/errors'
import type { Buyer } from '@/lib/invoices/issue-invoice'
import { words } from '@/lib/messages/words'
import { listPaymentMethods } from '@/lib/payments/method-queries'
import { requestFirstPlanChangeForm, requestPlanChangeForm } from '@/lib/plan-changes/actions'
import { getPlanReview } from '@/lib/plan-changes/queries'
import { findSignupPlan } from '@/lib/plans/queries'
import { judgeChoice, mayChange } from '@/lib/subscriptions/policy'

export function generateMetadata(): Metadata {
  return { title: words().upgrade.room.title }
}

export default accountPage('billing:pay', async ({ actor, user, params }) => {
  const [plan, { standing, requested, payer, country }] = await Promise.all([findSignupPlan(params.plan ?? ''), getPlanReview(actor)])
  if (!plan) throw notFound()
  const base = `/${actor.accountSlug}/billing`
  // The room of plans says what is in the way.
  if (requested || !mayChange(standing) || judgeChoice(standing.plan, standing.inUse, plan).kind !== 'open') redirect(`${base}/plans`)
  const { review } = words().upgrade
  const { buyer } = payer
  const methods = await listPaymentMethods(buyer?.country ?? country ?? undefined)
  return (
    <>
      <PageHeader back={{ href: `${base}/plans`, label: review.back }} title={review.title(plan.name)} state={review.state} />
      <div className="space-y-6">
        <PlanReview standing={standing} plan={plan} />
        {buyer && <BilledTo buyer={buyer} href={`${base}/details`} />}
        <PlanChangeForm
          action={(buyer ? requestPlanChangeForm : requestFirstPlanChangeForm).bind(null, actor.accountSlug)}
          plan={plan.slug}
          version={plan.planVersionId}
          methods={methods}
          method={payer.method ?? undefined}
          billing={buyer ? undefined : { countries: listCountries(), stored: { email: user.email ?? undefined, country: country ?? undefined } }}
        />
      </div>
    </>
  )
})

function BilledTo({ buyer, href }: { buyer: Buyer; href: string }) {
  const { billing, upgrade } = words()
  const { profile } = billing
  return (
    <Card
      id="billed-to"
      className="max-w-2xl"
      title={upgrade.review.billedTo}
      actions={
        <LinkButton href={href} size="small">
          {upgrade.review.edit}
        </LinkButton>
      }
    >
      <FactList
        facts={[
          { label: profile.email, value: buyer.email },
          { label: profile.address1, value: [buyer.addressLine1, buyer.addressLine2].filter(Boolean).join(', ') },
          { label: profile.city, value: [buyer.postalCode, buyer.city, buyer.state].filter(Boolean).join(' ') },
          { label: profile.country, value: countryName(buyer.country) },
          ...(buyer.taxId ? [{ label: profile.taxId, value: buyer.taxId }] : []),
        ]}
      />
    </Card>
  )
}
