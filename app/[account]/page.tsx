import type { Metadata } from 'next'
import { AccountNotice } from '@/components/account/account-notice'
import { InstallationCard } from '@/components/account/installation-card'
import { CreditsCard, NextSteps, PlanCard, SetUp } from '@/components/account/home-cards'
import { VerifyNotice } from '@/components/account/verify-notice'
import { PaymentDue } from '@/components/billing/payment-due'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { checklist, type ChecklistItem } from '@/lib/accounts/checklist'
import { getHome, type AccountHome } from '@/lib/accounts/queries'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { readOwnInstallation } from '@/lib/installations/own-installation'
import { words } from '@/lib/messages/words'

export function generateMetadata(): Metadata {
  return { title: words().account.nav.home }
}

export default accountPage('account:read', async ({ actor, user }) => {
  const [account, installation] = await Promise.all([getHome(actor), readOwnInstallation(actor)])
  const items = checklist(account, actor, user.emailVerified)
  const base = `/${account.slug}`
  const suspended = account.status === 'suspended'
  const isSetUp = items.every((item) => item.done)
  return (
    <>
      <PageHeader title={account.name} badge={<Status of="account" is={account.status} />} state={stateOf(account, items)} />
      {suspended && <AccountNotice actor={actor} />}
      <div className="space-y-6">
        {!user.emailVerified && user.email && <VerifyNotice email={user.email} />}
        {account.due && <PaymentDue due={account.due} actor={actor} opensAccount={account.status === 'pending_payment'} />}
        <div className="grid items-start gap-6 lg:grid-cols-3">
          <div className="space-y-6 lg:col-span-2">
            {installation && <InstallationCard installation={installation} />}
            {items.length > 0 && !isSetUp && <SetUp items={items} announced={account.due?.transfer?.status === 'submitted'} />}
            <PlanCard account={account} href={mayNow(actor, 'billing:read') && actor.mode === 'vendor' ? `${base}/billing` : undefined} />
          </div>
          <div className="space-y-6">
            <CreditsCard account={account} href={mayNow(actor, 'credits:read') ? `${base}/credits` : undefined} />
            <NextSteps account={account} actor={actor} />
          </div>
        </div>
      </div>
    </>
  )
})

/** How the account stands, in one or two sentences. */
function stateOf(account: AccountHome, items: readonly ChecklistItem[]): string {
  const { state } = words().account.home
  const open = items.filter((item) => !item.done).length
  if (account.status !== 'active') return state[account.status]
  // What is overdue goes before what could be set up.
  if (account.subscription.status === 'past_due') return state.pastDue(account.plan.name)
  return open === 0 ? state.active(account.plan.name) : `${state.active(account.plan.name)} ${state.todo(open)}`
}
