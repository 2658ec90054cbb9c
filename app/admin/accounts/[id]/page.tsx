import type { Metadata } from 'next'
import { AccountTimeline } from '@/components/console/account-timeline'
import { ResumeForm, SuspendForm } from '@/components/console/suspend-forms'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { Money } from '@/components/ui/money'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import { getAccountDetail, type AccountDetail } from '@/lib/accounts/console-detail'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { notFound } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { console as words } from '@/lib/messages/en/console'

export const metadata: Metadata = { title: words.accounts.title }

const say = words.account

function Facts({ account }: { account: AccountDetail }) {
  const { labels } = say
  return (
    <Card title={say.facts}>
      <FactList
        facts={[
          { label: labels.slug, value: <span className="font-mono">/{account.slug}</span> },
          { label: labels.kind, value: words.accounts.kinds[account.kind] },
          { label: labels.domain, value: account.emailDomain },
          { label: labels.country, value: account.country },
          { label: labels.phone, value: account.phone },
          { label: labels.since, value: <When at={account.createdAt} /> },
          { label: labels.credits, value: <span className="figures">{Number(account.creditBalance?.balance ?? 0).toLocaleString('en')}</span> },
          { label: labels.triggers, value: say.triggersOn(account.playbookTriggers.filter(({ enabled }) => enabled).length, account.playbookTriggers.length) },
          { label: labels.weights, value: weightsOf(account) },
          { label: say.registration, value: account.registration && <span className="font-mono">{account.registration.number}</span> },
          { label: labels.id, value: <span className="font-mono text-xs break-all">{account.id}</span> },
        ]}
      />
    </Card>
  )
}

const weightsOf = ({ accountSettings: weights }: AccountDetail) =>
  weights &&
  [weights.relationshipStrength, weights.adoptionEngagement, weights.supportExperience, weights.productValue, weights.businessOutcomes].map((weight) => `${weight.mul(100).toFixed(0)} %`).join(' · ')

/** When an unpaid invoice suspends the account, or that it has. */
function deadlineOf({ status, invoices }: AccountDetail) {
  const owed = invoices.find((invoice) => invoice.status === 'open' && invoice.deadline?.suspendsAt && !invoice.deadline.resumedAt)
  if (!owed?.deadline?.suspendsAt) return null
  if (owed.deadline.suspendedAt) return <>{say.suspendedFor(owed.number ?? '')}</>
  return (
    status === 'active' && (
      <>
        {say.suspendsUnless(owed.number ?? '')} <When at={owed.deadline.suspendsAt} show="day" />
      </>
    )
  )
}

function Subscription({ account }: { account: AccountDetail }) {
  const [live] = account.subscriptions
  if (!live) return null
  const { plan, ...version } = live.planVersion
  return (
    <Card title={say.subscription}>
      <FactList
        facts={[
          { label: say.labels.plan, value: plan.name },
          { label: say.labels.state, value: account.status === 'pending_installation' ? <Status of="account" is={account.status} /> : <Status of="subscription" is={live.status} />, note: deadlineOf(account) },
          { label: say.labels.price, value: <Money minor={Number(version.priceMinor)} currency={version.currency} /> },
          { label: say.labels.period, value: live.periodStart ? <PeriodOf start={live.periodStart} end={live.periodEnd} /> : say.notStarted },
          { label: say.labels.method, value: account.accountPaymentMethods.find(({ isDefault }) => isDefault)?.paymentMethod.name },
          { label: say.labels.email, value: account.billingProfile?.email },
          {
            label: say.labels.address,
            value: account.billingProfile
              ? [account.billingProfile.addressLine1, account.billingProfile.addressLine2, account.billingProfile.postalCode, account.billingProfile.city, account.billingProfile.state, account.billingProfile.country].filter(Boolean).join(', ')
              : say.noBilling,
          },
          { label: say.labels.taxId, value: account.billingProfile?.taxId },
        ]}
      />
    </Card>
  )
}

const PeriodOf = ({ start, end }: { start: Date; end: Date | null }) => (
  <>
    <When at={start} show="day" /> – {end ? <When at={end} show="day" /> : say.noEnd}
  </>
)

function People({ account }: { account: AccountDetail }) {
  return (
    <Card title={say.people}>
      <ul className="space-y-3">
        {account.memberships.map(({ id, role, user }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>
              <span className="font-medium">{user.name}</span> <span className="text-muted">{user.email ?? user.phone}</span>
            </span>
            <span className="text-muted">
              {say.roles[role]}, {user.claimedAt ? (user.emailVerifiedAt ? say.verified : say.unverified) : say.unclaimed}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Invoices({ account }: { account: AccountDetail }) {
  return (
    <Card title={say.invoices}>
      {account.invoices.length === 0 && <p className="text-muted">{say.noInvoices}</p>}
      <ul className="space-y-3">
        {account.invoices.map((invoice) => (
          <li key={invoice.id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-mono text-[13px]">{invoice.number}</span>
            <Status of="invoice" is={invoice.status} />
            <Money minor={Number(invoice.totalMinor)} currency={invoice.currency} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

export default staffPage('accounts:read', async ({ actor, params }) => {
  if (!isUuid(params.id ?? '')) throw notFound()
  const account = await getAccountDetail(actor, params.id ?? '')
  const mayStop = can(actor, 'accounts:suspend')
  const plan = account.subscriptions[0]?.planVersion.plan.name ?? ''
  return (
    <>
      <PageHeader
        title={account.name}
        badge={<Status of="account" is={account.status} />}
        state={say.state(plan, words.accounts.doors[account.door])}
        back={{ href: '/admin/accounts', label: say.back }}
        action={
          mayStop && account.status === 'active' ? (
            <SuspendForm id={account.id} name={account.name} />
          ) : mayStop && account.status === 'suspended' ? (
            <ResumeForm id={account.id} name={account.name} />
          ) : undefined
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <Facts account={account} />
        <Card title={say.history} className="max-lg:order-last">
          <AccountTimeline account={account} />
        </Card>
        <div className="space-y-4">
          <People account={account} />
          <Subscription account={account} />
          <Invoices account={account} />
        </div>
      </div>
    </>
  )
})
