/** The cards of an account's home: SetUp, PlanCard, CreditsCard, NextSteps. Drawn on the server, from what one query found. */
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checklist } from '@/components/ui/checklist'
import { FactList } from '@/components/ui/fact-list'
import { Meter } from '@/components/ui/meter'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import type { ChecklistItem } from '@/lib/accounts/checklist'
import type { AccountOverview } from '@/lib/accounts/overview'
import type { AccountHome } from '@/lib/accounts/queries'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { formatMoney } from '@/lib/core/money'
import { words } from '@/lib/messages/words'

const number = (value: number): string => value.toLocaleString('en')

export function SetUp({ items, announced }: { items: readonly ChecklistItem[]; announced: boolean }) {
  const { home, checklist } = words().account
  const done = items.filter((item) => item.done).length
  const entries = items.map((item) => ({ ...item, ...(announced && (item.key === 'payment' || item.key === 'invoice') ? { ...checklist[item.key], ...checklist.paymentAnnounced } : checklist[item.key]) }))
  return <Checklist id="set-up" title={home.setUp} description={home.setUpHint(done, items.length)} items={entries} />
}

/** The plan, what it allows and what of it is in use. */
export function PlanCard({ account, href }: { account: AccountOverview; href?: string }) {
  const { home, nav } = words().account
  return (
    <Card
      id="plan"
      title={home.planAndLimits}
      actions={
        href && (
          <LinkButton href={href} size="small">
            {nav.billing}
          </LinkButton>
        )
      }
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="text-lg font-semibold">{account.plan.name}</p>
        <p className="figures text-muted">{priceWords(account)}</p>
      </div>
      <p className="mt-0.5 mb-5 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        {account.status === 'pending_installation' ? <Status of="account" is={account.status} /> : <Status of="subscription" is={account.subscription.status} />}
        {account.subscription.periodEnd && (
          <span>
            {home.ends} <When at={account.subscription.periodEnd} show="day" />
          </span>
        )}
        {account.subscription.status === 'pending_payment' && <span>{account.status === 'pending_installation' ? home.startsInstalled : home.starts}</span>}
      </p>
      <PlanLimits account={account} />
    </Card>
  )
}

/** Use against limits; what cannot be used up is a line, not a bar. A limit of 0 is not part of the plan and goes unsaid. */
export function PlanLimits({ account }: { account: AccountOverview }) {
  const { home } = words().account
  const upTo = (limit: number | null) => (limit === null ? home.unlimited : home.upTo(number(limit)))
  const facts = [
    ...(account.sectorsPerSite === 0 ? [] : [{ label: home.sectors, value: upTo(account.sectorsPerSite) }]),
    ...(account.openQuotes === 0 ? [] : [{ label: home.quotes, value: upTo(account.openQuotes) }]),
  ]
  return (
    <div className="space-y-4">
      {account.sites.limit !== 0 && <Meter label={home.sites} used={account.sites.used} limit={account.sites.limit} />}
      {account.seats.limit !== 0 && <Meter label={home.seats} used={account.seats.used} limit={account.seats.limit} />}
      {facts.length > 0 && <FactList facts={facts} />}
    </div>
  )
}

function priceWords({ plan }: AccountOverview): string {
  const { home } = words().account
  const { amountMinor, interval } = plan.price
  if (amountMinor === 0) return home.free
  const amount = formatMoney(plan.price, 'en', { trimZeros: true })
  return interval === 'none' ? amount : `${amount} ${interval === 'month' ? home.perMonth : home.perYear}`
}

export function CreditsCard({ account, href }: { account: AccountHome; href?: string }) {
  const { home } = words().account
  return (
    <Card
      id="credits"
      title={home.credits}
      actions={
        href && (
          <LinkButton href={href} size="small">
            {home.creditsAll}
          </LinkButton>
        )
      }
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="figures text-3xl font-semibold tracking-tight">{number(account.credits.available)}</span>
        <span className="text-muted">{home.available}</span>
      </p>
      {account.credits.held > 0 && <p className="mt-1 text-muted">{home.held(number(account.credits.held))}</p>}
      <p className="mt-3 text-muted">{creditsRule(account)}</p>
    </Card>
  )
}

function creditsRule({ plan, subscription, status }: AccountHome): string {
  const { home } = words().account
  const credits = number(plan.includedCredits)
  if (plan.includedCredits === 0) return home.creditsNone
  if (status === 'pending_installation') return home.creditsInstalled(credits)
  if (subscription.status === 'pending_payment') return home.creditsWaiting(credits)
  return plan.creditGrant === 'once' || plan.price.interval === 'none'
    ? home.creditsOnce(credits)
    : home.creditsPeriod(credits, plan.price.interval === 'month' ? home.perMonth : home.perYear)
}

/** What waits for a decision, and what can be done besides. */
export function NextSteps({ account, actor }: { account: AccountHome; actor: AccountActor }) {
  const { home, next } = words().account
  const base = `/${account.slug}`
  const steps = [
    ...(account.joinRequests > 0 && mayNow(actor, 'members:manage')
      ? [{ title: next.joinRequests(account.joinRequests), text: next.joinRequestsText, action: next.joinRequestsAction, href: `${base}/team#requests` }]
      : []),
    ...(account.sites.used === 0 && account.sites.limit !== 0 && mayNow(actor, 'sites:create')
      ? [{ title: next.site, text: next.siteText, action: next.siteAction, href: `${base}/sites/new` }]
      : []),
    ...(mayNow(actor, 'api_keys:manage') ? [{ title: next.key, text: next.keyText, action: next.keyAction, href: `${base}/settings/keys` }] : []),
  ]
  return (
    <Card id="next" title={home.next}>
      {steps.length === 0 ? (
        <p>
          <span className="font-medium">{next.readOnly}</span>
          <span className="block text-muted">{next.readOnlyText}</span>
        </p>
      ) : (
        <ul className="space-y-4">
          {steps.map((step) => (
            <li key={step.href}>
              <p className="font-medium">{step.title}</p>
              <p className="text-muted">{step.text}</p>
              <Link href={step.href} className="touch-44 mt-1 inline-block text-accent underline underline-offset-3">
                {step.action}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
