import type { Metadata } from 'next'
import { PlanLimits } from '@/components/account/home-cards'
import { Saved } from '@/components/account/saved'
import { InvoiceTable } from '@/components/billing/invoice-table'
import { PaymentDue } from '@/components/billing/payment-due'
import { RequestedPlan } from '@/components/billing/requested-plan'
import { SubscriptionFacts } from '@/components/billing/subscription-facts'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { PageHeader } from '@/components/ui/page-header'
import { getBilling, type PaymentDue as Due } from '@/lib/accounts/queries'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { now } from '@/lib/core/clock'
import { countryName } from '@/lib/core/countries'
import { getBillingProfile, listInvoices } from '@/lib/invoices/queries'
import { invoicesQuery } from '@/lib/invoices/schema'
import { words } from '@/lib/messages/words'
import { getRequestedChange } from '@/lib/plan-changes/queries'

export function generateMetadata(): Metadata {
  return { title: words().billing.title }
}

export default accountPage('billing:read', async ({ actor, searchParams }) => {
  const { cursor } = invoicesQuery.pick({ cursor: true }).catch({}).parse({ cursor: searchParams.cursor })
  const [account, page, profile, change] = await Promise.all([getBilling(actor), listInvoices(actor, { cursor, limit: 25 }), getBillingProfile(actor), getRequestedChange(actor)])
  const say = words().billing
  const base = `/${actor.accountSlug}/billing`
  const mayEdit = mayNow(actor, 'billing:update')
  return (
    <>
      <PageHeader title={say.title} state={stateOf(account.due)} />
      <Saved text={savedText(searchParams.saved, change !== null)} />
      <div className="space-y-6">
        {account.due && <PaymentDue due={account.due} actor={actor} opensAccount={account.status === 'pending_payment'} />}
        {change && <RequestedPlan change={change} slug={actor.accountSlug} mayWithdraw={mayNow(actor, 'billing:pay')} />}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card
            id="plan"
            title={say.currentPlan}
            actions={
              <LinkButton href={`${base}/plans`} size="small">
                {mayNow(actor, 'billing:pay') && !change ? say.change : say.seePlans}
              </LinkButton>
            }
          >
            <SubscriptionFacts account={account} />
            <h3 className="mt-5 mb-3 font-medium">{say.limits}</h3>
            <PlanLimits account={account} />
          </Card>
          <Card
            id="details"
            title={say.details}
            footer={say.detailsHint}
            actions={
              mayEdit && (
                <LinkButton href={`${base}/details`} size="small">
                  {profile ? say.edit : say.add}
                </LinkButton>
              )
            }
          >
            {profile ? (
              <FactList
                facts={[
                  { label: say.profile.email, value: profile.email },
                  { label: say.profile.address1, value: [profile.addressLine1, profile.addressLine2].filter(Boolean).join(', ') },
                  { label: say.profile.city, value: [profile.postalCode, profile.city, profile.state].filter(Boolean).join(' ') },
                  { label: say.profile.country, value: countryName(profile.country) },
                  { label: say.profile.taxId, value: profile.taxId },
                ]}
              />
            ) : (
              <p className="text-muted">{say.detailsEmpty}</p>
            )}
          </Card>
        </div>
        <InvoiceTable page={page} base={base} first={cursor === undefined} />
      </div>
    </>
  )
})

/** What was just done; a request that is withdrawn or paid since says nothing on a page that is loaded again. */
function savedText(saved: string | string[] | undefined, isRequested: boolean): string | undefined {
  const { saved: say } = words().billing
  if (saved === 'details') return say.details
  if (saved === 'change' && isRequested) return say.change
  return saved === 'withdrawn' && !isRequested ? say.withdrawn : undefined
}

function stateOf(due: Due | null): string {
  const { state } = words().billing
  if (!due) return state.paid
  if (due.transfer?.status === 'submitted') return state.announced
  return due.dueAt < now() ? state.overdue : state.open
}
