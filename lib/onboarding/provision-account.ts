import type { AccountKind, AccountStatus, ActorType, ChangeOrigin, Door } from '@/lib/generated/prisma/enums'
import { accountWrites, type Owner } from '@/lib/accounts/open-account'
import { heldUntil } from '@/lib/accounts/policy'
import { auditWrite } from '@/lib/audit/record'
import { balanceWrite, grant } from '@/lib/credits/credit-service'
import type { Command, StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount, inStaff, type Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { claimCommand, keepAnswer, type Once } from '@/lib/core/once'
import { writeTogether } from '@/lib/core/write-together'
import { billingWrites } from '@/lib/invoices/billing-profile'
import { invoiceWrites, type Buyer } from '@/lib/invoices/issue-invoice'
import { firstInvoiceLines } from '@/lib/invoices/policy'
import { installationWrites, type NewInstallation } from '@/lib/installations/open-installation'
import { triggerWrites } from '@/lib/playbooks/open-triggers'
import { isPaid, type SignupPlan } from '@/lib/plans/plan'
import type { Campaign } from '@/lib/preferences/campaign'
import { customerCreatedWrites, instantRegistrationWrites } from '@/lib/registrations/record-registration'
import { tell } from '@/lib/registrations/tell'
import { subscriptionWrites } from '@/lib/subscriptions/open-subscription'
import { creditsEnd, periodEnd } from '@/lib/subscriptions/policy'
import { firstMessages } from './first-messages'
import { welcomeWrites } from './welcome'

/** Everything that a new account is made of. Hashing and looking up the plan are done before. */
export interface ProvisionOrder {
  /** Makes the order safe to send twice. Browser: the form's uuid; staff: the registration's id; WhatsApp: the message's id. */
  command: Command
  door: Door
  actor: { type: ActorType; id: string | null }
  requestId?: string | undefined
  kind: AccountKind
  name: string
  emailDomain: string | null
  country: string | null
  owner: Owner
  contact: { name: string; email: string | null; phone: string | null }
  plan: SignupPlan
  /** For paid plans: who is billed, and how they mean to pay. */
  payment: { buyer: Buyer; paymentMethodId: string; methodSlug: string; methodName: string; instructions: string } | null
  /** What the link said that led here; for plans without an application. */
  campaign?: Campaign | undefined
  /** The application that this ends, for plans that begin with a visit: what is to be installed where. */
  application?: Application
}

/** An approved application, held by the transaction that ends it. */
export interface Application {
  registrationId: string
  number: string
  locale: string
  origin: ChangeOrigin
  installation: Omit<NewInstallation, 'installationId' | 'accountId' | 'registrationId' | 'actor'>
}

/** What was made. Survives JSON, because it is kept as the command's answer. */
export interface ProvisionedAccount {
  accountId: string
  accountSlug: string
  accountStatus: AccountStatus
  userId: string
  planSlug: string
  credits: number
  invoice: { number: string; totalMinor: number; currency: string; dueAt: string } | null
  /** Of the visit that the account waits for; null where it waits for none. */
  installationNumber: string | null
}

interface Opened extends Record<string, unknown> {
  account: { slug: string }
  installation: { number: string } | null
  invoice: { number: string; total_minor: number; currency: string; due_at: string } | null
}

/**
 * The only code that makes an account. One transaction writes all that an account consists of, or nothing: user, account
 * with slug, owner, profiles, settings, playbook triggers, subscription, billing and invoice for paid plans, opening
 * credits, registration with its events, audit and the messages that must leave.
 *
 * Six round trips: begin, claim the key, open, grant, tell, commit.
 *
 * @returns what was made, or what the same command made before, marked as replayed.
 * @throws IDEMPOTENCY_CONFLICT when the key came with another order, TRY_AGAIN after repeated collisions, and the
 *   database's own refusal of a taken name, domain or address, which the door turns into words.
 * @see DESIGN section 1, PROV-1 to PROV-10, T0-01 to T0-04, T3-01 to T3-03
 */
export function provisionAccount(order: ProvisionOrder): Promise<Once<ProvisionedAccount>> {
  const made = newAccount()
  return inAccount({ accountId: made.ids.account }, (tx) => provisionOnce(tx, order.command, made, () => Promise.resolve(order)))
}

/**
 * The same for an application that a colleague ends. It is across accounts, because the application belongs to none yet,
 * and its order is read inside the transaction, which holds the application's row.
 *
 * @param prepare holds the application and puts the order together; what it throws undoes everything
 * @see PIPE-6, T1-03
 */
export function provisionApplied(actor: StaffActor, command: Command, prepare: (tx: Tx) => Promise<ProvisionOrder>): Promise<Once<ProvisionedAccount>> {
  const made = newAccount()
  return inStaff(actor, (tx) => provisionOnce(tx, command, made, prepare))
}

/** Made outside the transaction, so that a retry writes the same rows. */
const newAccount = () => ({ ids: { account: newId(), subscription: newId(), invoice: newId(), registration: newId(), installation: newId() }, moment: now() })
type NewAccount = ReturnType<typeof newAccount>

async function provisionOnce(tx: Tx, command: Command, made: NewAccount, prepare: (tx: Tx) => Promise<ProvisionOrder>): Promise<Once<ProvisionedAccount>> {
  const earlier = await claimCommand(tx, command)
  if (earlier) return { replayed: true, result: earlier.response as unknown as ProvisionedAccount }
  return { replayed: false, result: await provision(tx, await prepare(tx), made) }
}

/** What the account waits for before it works, if anything; the visit goes before the money. */
const firstStatus = ({ application, plan }: ProvisionOrder): AccountStatus => (application ? 'pending_installation' : isPaid(plan) ? 'pending_payment' : 'active')

async function provision(tx: Tx, order: ProvisionOrder, { ids, moment }: NewAccount): Promise<ProvisionedAccount> {
  const { plan, owner, actor, application } = order
  const status = firstStatus(order)
  const billed = isPaid(plan) ? order.payment : null
  const credits = status === 'active' ? plan.includedCredits : 0
  const period = { interval: plan.price.interval, durationDays: plan.durationDays }

  const opened = await writeTogether<Opened>(
    tx,
    {
      ...accountWrites({
        ...order,
        accountId: ids.account,
        status,
        phone: order.contact.phone,
        heldUntil: billed && status === 'pending_payment' ? heldUntil(billed.methodSlug, moment) : null,
        now: moment,
      }),
      ...triggerWrites(ids.account),
      balance: balanceWrite(ids.account),
      ...subscriptionWrites({
        subscriptionId: ids.subscription,
        accountId: ids.account,
        planVersionId: plan.planVersionId,
        waits: status !== 'active',
        period,
        now: moment,
      }),
      ...(order.payment && billingWrites(ids.account, order.payment.buyer, order.payment.paymentMethodId)),
      ...(billed &&
        invoiceWrites({
          invoiceId: ids.invoice,
          accountId: ids.account,
          subscriptionId: ids.subscription,
          currency: plan.price.currency,
          lines: firstInvoiceLines({ name: plan.name, priceMinor: plan.price.amountMinor, setupFeeMinor: plan.setupFeeMinor ?? 0, interval: plan.price.interval }),
          buyer: billed.buyer,
          now: moment,
        })),
      ...(application && installationWrites({ ...application.installation, installationId: ids.installation, accountId: ids.account, registrationId: application.registrationId, actor })),
    },
    ['account', ...(billed ? (['invoice'] as const) : []), ...(application ? (['installation'] as const) : [])],
  )

  if (credits > 0) {
    await grant(tx, {
      accountId: ids.account,
      amount: credits,
      entryKind: 'opening_grant',
      lotKind: plan.creditGrant === 'once' ? 'free' : 'plan',
      key: 'opening',
      reason: `${plan.name} plan`,
      actor,
      source: order.door,
      expiresAt: plan.creditGrant === 'period' ? creditsEnd(periodEnd(moment, period)) : undefined,
    })
  }

  const result: ProvisionedAccount = {
    accountId: ids.account,
    accountSlug: opened.account.slug,
    accountStatus: status,
    userId: owner.userId,
    planSlug: plan.slug,
    credits,
    installationNumber: opened.installation?.number ?? null,
    invoice: opened.invoice
      ? {
          number: opened.invoice.number,
          totalMinor: opened.invoice.total_minor,
          currency: opened.invoice.currency,
          dueAt: new Date(opened.invoice.due_at).toISOString(),
        }
      : null,
  }

  await writeTogether(tx, {
    ...(application
      ? customerCreatedWrites({ registrationId: application.registrationId, accountId: ids.account, userId: owner.userId, actor, origin: application.origin })
      : instantRegistrationWrites({
          registrationId: ids.registration,
          door: order.door,
          planId: plan.planId,
          fullName: order.contact.name,
          companyName: order.kind === 'business' ? order.name : null,
          email: order.contact.email,
          phone: order.contact.phone,
          accountId: ids.account,
          userId: owner.userId,
          actor,
          campaign: order.campaign,
        })),
    audit: auditWrite({
      actor,
      action: 'account.provisioned',
      subject: { type: 'account', id: ids.account, accountId: ids.account },
      data: { door: order.door, plan: plan.slug, ...(application && { registration: application.number }) },
      requestId: order.requestId,
    }),
    ...(application ? welcomeWrites(order, application, result) : firstMessages(order, result)),
    answer: keepAnswer(order.command, result),
  })
  if (application) await tell(tx, 'customer_created', application.registrationId)
  return result
}
