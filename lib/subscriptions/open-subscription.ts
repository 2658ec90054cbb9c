import { Prisma } from '@/lib/generated/prisma/client'
import type { Writes } from '@/lib/core/write-together'
import { periodEnd, type Period } from './policy'

interface NewSubscription {
  subscriptionId: string
  accountId: string
  planVersionId: string
  /** For its money, or for its installation: until then it has no period. */
  waits: boolean
  period: Period
  now: Date
}

/** The write that subscribes an account to a plan version. */
export function subscriptionWrites(subscription: NewSubscription): Writes {
  const start = subscription.waits ? null : subscription.now
  const end = start && periodEnd(start, subscription.period)
  return {
    subscription: Prisma.sql`INSERT INTO subscriptions (id, account_id, plan_version_id, status, period_start, period_end)
      VALUES (${subscription.subscriptionId}::uuid, ${subscription.accountId}::uuid, ${subscription.planVersionId}::uuid,
        ${subscription.waits ? 'pending_payment' : 'active'}::subscription_status, ${start}::timestamptz, ${end}::timestamptz)`,
  }
}
