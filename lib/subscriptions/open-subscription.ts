import { Prisma } from '@/lib/generated/prisma/client'
import type { Writes } from '@/lib/core/write-together'
import { periodEnd, type Period } from './policy'

interface NewSubscription {
  subscriptionId: string
  accountId: string
  planVersionId: string
  /** Paid plans wait for their money and have no period until it has come. */
  waitsForMoney: boolean
  period: Period
  now: Date
}

/** The write that subscribes an account to a plan version. */
export function subscriptionWrites(subscription: NewSubscription): Writes {
  const start = subscription.waitsForMoney ? null : subscription.now
  const end = start && periodEnd(start, subscription.period)
  return {
    subscription: Prisma.sql`INSERT INTO subscriptions (id, account_id, plan_version_id, status, period_start, period_end)
      VALUES (${subscription.subscriptionId}::uuid, ${subscription.accountId}::uuid, ${subscription.planVersionId}::uuid,
        ${subscription.waitsForMoney ? 'pending_payment' : 'active'}::subscription_status, ${start}::timestamptz, ${end}::timestamptz)`,
  }
}
