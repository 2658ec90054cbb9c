import type { Tx } from '@/lib/core/db'
import type { ActorType } from '@/lib/generated/prisma/enums'
import { grant } from '@/lib/credits/credit-service'
import { creditsEnd, nextPeriodEnd, periodEnd } from './policy'

interface Extension {
  subscriptionId: string
  /** The renewed period begins where the last one ended, not with its payment. */
  from: Date
  /** When it is carried out. */
  at: Date
  /** Who is named as the author of the credits, and what they came by. */
  actor: { type: ActorType; id: string | null }
  source: string
  /** Of the invoice that paid for it; null for what costs nothing. */
  number: string | null
}

interface Live {
  accountId: string
  planName: string
  anchoredAt: Date
  interval: 'month' | 'year'
  includedCredits: bigint
  creditGrant: 'once' | 'period'
}

/** A subscription's period, and the credits that came with it. */
interface ExtendedPeriod {
  start: Date
  end: Date
  credits: number
}

/**
 * Adds the next period to a subscription and grants its credits, in the caller's transaction, which holds the account and
 * has judged that the subscription is live. Once for each renewal, whose row is settled in the same transaction: a second
 * time no period ends there any more.
 *
 * Who was shut out pays for no time that has passed: a period that is over already begins with its payment, and so do all
 * that follow.
 *
 * @throws Error when no period of the subscription ends there: the caller's fault.
 * @see CRED-8, T3-08, T1-22
 */
export async function extendPeriod(tx: Tx, { subscriptionId, from, at, actor, source, number }: Extension): Promise<ExtendedPeriod> {
  const [live] = await tx.$queryRaw<Live[]>`
    SELECT s.account_id AS "accountId", p.name AS "planName", s.anchored_at AS "anchoredAt", v."interval"::text, v.included_credits AS "includedCredits", v.credit_grant::text AS "creditGrant"
    FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id
    WHERE s.id = ${subscriptionId}::uuid AND s.period_end = ${from}::timestamptz AND s.status IN ('active', 'past_due', 'cancel_scheduled')`
  if (!live) throw new Error('this subscription has no period that ends there')
  const planned = nextPeriodEnd(live.anchoredAt, from, live.interval)
  const period = planned > at ? { start: from, end: planned, anchor: live.anchoredAt } : { start: at, end: periodEnd(at, { interval: live.interval, durationDays: null }) ?? at, anchor: at }
  await tx.$executeRaw`UPDATE subscriptions SET period_start = ${period.start}::timestamptz, period_end = ${period.end}::timestamptz, anchored_at = ${period.anchor}::timestamptz
    WHERE id = ${subscriptionId}::uuid`

  const credits = live.creditGrant === 'period' ? Number(live.includedCredits) : 0
  if (credits > 0) {
    await grant(tx, {
      accountId: live.accountId,
      amount: credits,
      entryKind: 'plan_grant',
      lotKind: 'plan',
      key: `period:${subscriptionId}:${from.toISOString()}`,
      reason: number ? `${live.planName} plan, paid by ${number}` : `${live.planName} plan`,
      actor,
      source,
      subscriptionId,
      periodStart: period.start,
      expiresAt: creditsEnd(period.end),
    })
  }
  return { start: period.start, end: period.end, credits }
}
