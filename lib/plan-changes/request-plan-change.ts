import { Prisma } from '@/lib/generated/prisma/client'
import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount, type Tx } from '@/lib/core/db'
import { AppError, conflict, forbidden, refusedBy, validation } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import type { Once } from '@/lib/core/once'
import { writeTogether } from '@/lib/core/write-together'
import { queueDelivery } from '@/lib/deliveries/queue-delivery'
import { invoiceWrites } from '@/lib/invoices/issue-invoice'
import { firstInvoiceLines } from '@/lib/invoices/policy'
import { keepBillingProfile } from '@/lib/invoices/update-billing-profile'
import { upgrade as say } from '@/lib/messages/en/upgrade'
import { keepPaymentMethod } from '@/lib/payments/keep-method'
import type { SignupPlan } from '@/lib/plans/plan'
import { findSignupPlan } from '@/lib/plans/queries'
import { judgeChoice, mayChange } from '@/lib/subscriptions/policy'
import { lockStanding, readStanding, type Standing } from '@/lib/subscriptions/standing'
import { payerOf, readPayer, type Payer } from './payer'
import { readRequested } from './queries'
import type { RequestPlanChange } from './schema'

interface Requested {
  id: string
  invoice_number: string
}

/**
 * Asks for another plan: the account gets an invoice for the new plan's first period, and the plan changes when finance
 * confirms its money. Until then everything stays as it is. Asking again for what is requested already answers with the
 * same request, so a second click costs nothing.
 *
 * @param actor an owner or admin; the wrapper has checked `billing:pay`.
 * @param input `billing` is needed while the account has no billing profile, and is kept as that.
 * @returns the request with its invoice's number; replayed when it was made before.
 * @throws VALIDATION for an unknown plan or a missing payer; PAYMENT_REQUIRED while an earlier invoice of the plan is
 *   open; FORBIDDEN when the account is not active; CONFLICT when the plan can't be chosen (`{over}` lists what is in use
 *   beyond its limits), was changed since it was shown, or another change is requested.
 * @see T3-18, BILL-1, BILL-9
 */
export async function requestPlanChange(actor: AccountActor, input: RequestPlanChange): Promise<Once<Requested>> {
  const plan = await findSignupPlan(input.plan)
  if (!plan) throw validation({ plan: [say.form.noPlan] })
  const known = await inAccount(actor, async (tx) => {
    // Judged again under lock; here it only spares questions about an address for a plan that can't be had.
    if ((await readRequested(tx, actor.accountId)) === null) requireOpen(await readStanding(tx, actor.accountId), plan)
    return readPayer(tx, actor)
  })
  const payer = await payerOf(actor, known, input)

  return inAccount(actor, async (tx) => {
    const standing = await lockStanding(tx, actor.accountId)
    const requested = await readRequested(tx, actor.accountId)
    if (requested?.planVersionId === plan.planVersionId) return { replayed: true, result: { id: requested.id, invoice_number: requested.invoice.number } }
    if (requested) throw conflict(say.refused.requested(requested.plan.name), { details: { invoice: requested.invoice.number } })
    requireOpen(standing, plan)
    if (input.version !== plan.planVersionId) throw conflict(say.refused.changed(plan.name))
    if (input.billing) await keepBillingProfile(tx, actor, input.billing)
    if (payer.method.slug !== known.method) await keepPaymentMethod(tx, actor.accountId, payer.method.id)
    return { replayed: false, result: await issue(tx, actor, { plan, payer, standing, ownerName: known.ownerName }) }
  }).catch(refusedBy({ plan_changes_requested_key: () => conflict(say.refused.requested(plan.name)) }))
}

/** Refuses what an account may not change to by itself. */
function requireOpen(standing: Standing, plan: SignupPlan): void {
  if (!mayChange(standing)) {
    const { accountStatus } = standing
    throw accountStatus === 'active' || accountStatus === 'pending_payment' ? new AppError('PAYMENT_REQUIRED', say.refused.payFirst) : forbidden()
  }
  const choice = judgeChoice(standing.plan, standing.inUse, plan)
  if (choice.kind === 'usage') throw conflict(say.refused.usage(plan.name, choice.over), { details: { over: choice.over } })
  if (choice.kind !== 'open') throw conflict(say.reasons[choice.kind], { details: { reason: choice.kind } })
}

interface Order {
  plan: SignupPlan
  payer: Payer
  standing: Standing
  ownerName: string
}

async function issue(tx: Tx, actor: AccountActor, { plan, payer, standing, ownerName }: Order): Promise<Requested> {
  const { accountId } = actor
  const ids = { change: newId(), invoice: newId() }
  const { invoice } = await writeTogether<{ invoice: { number: string; total_minor: number; currency: string; due_at: string } }>(
    tx,
    {
      ...invoiceWrites({
        invoiceId: ids.invoice,
        accountId,
        subscriptionId: null,
        currency: plan.price.currency,
        lines: firstInvoiceLines({ name: plan.name, priceMinor: plan.price.amountMinor, setupFeeMinor: plan.setupFeeMinor ?? 0, interval: plan.price.interval }),
        buyer: payer.buyer,
        now: now(),
      }),
      change: Prisma.sql`INSERT INTO plan_changes (id, account_id, from_subscription_id, to_plan_version_id, invoice_id, requested_by)
        VALUES (${ids.change}::uuid, ${accountId}::uuid, ${standing.subscriptionId}::uuid, ${plan.planVersionId}::uuid, ${ids.invoice}::uuid, ${actor.userId}::uuid)`,
    },
    ['invoice'],
  )
  await record(tx, actor, 'plan_change.requested', { type: 'plan_change', id: ids.change, accountId }, { from: standing.plan.slug, to: plan.slug, invoice: invoice.number })
  await queueDelivery(tx, {
    accountId,
    channel: 'email',
    to: payer.buyer.email,
    template: 'payment-instructions',
    payload: {
      name: ownerName,
      accountName: actor.accountName,
      accountSlug: actor.accountSlug,
      planName: plan.name,
      fromPlanName: standing.plan.name,
      amountMinor: invoice.total_minor,
      currency: invoice.currency,
      invoiceNumber: invoice.number,
      dueAt: new Date(invoice.due_at).toISOString(),
      reference: invoice.number,
      methodName: payer.method.name,
      instructions: payer.method.instructions,
    },
    dedupeKey: `plan-change:${ids.change}`,
  })
  return { id: ids.change, invoice_number: invoice.number }
}
