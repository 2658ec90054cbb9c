import { now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { logger } from '@/lib/core/logger'
import { expire } from '@/lib/credits/credit-service'
import { lookAtDeadline } from './look-at-deadline'
import { horizon } from './policy'
import { renewSubscription } from './renew-subscription'
import { readRules } from './rules'
import { Unrenewable } from './unrenewable'

/** What a run did, as it stands in its row. */
export interface Done {
  issued: number
  extended: number
  ended: number
  reminded: number
  pastDue: number
  suspended: number
  failed: number
}

/** So many are read at a time; each is carried out in a transaction of its own. */
const AT_ONCE = 200

interface Place {
  at: Date
  id: string
}
interface Item extends Place {
  accountId: string
}

/**
 * Does all that is due about renewals: prepares next periods, looks at unpaid invoices, takes credits that have ended. May
 * run at any time, any number of times and several at once: each piece of work decides for itself under its account's
 * lock. What fails for one account is written down and stops no other. A run that dies goes on with the next one.
 *
 * @param requested the run that a colleague asked for; without one, it is the clock's.
 * @returns the run and what it did; null when that run has begun elsewhere already and is over.
 * @see T1-22, T3-18
 */
export async function runRenewals(requested?: string): Promise<(Done & { id: string }) | null> {
  const id = requested ?? newId()
  if (!(await begin(id, requested === undefined))) return null
  const done: Done = { issued: 0, extended: 0, ended: 0, reminded: 0, pastDue: 0, suspended: 0, failed: 0 }
  const fail = async ({ accountId }: Item, error: unknown): Promise<void> => {
    if (!(error instanceof Unrenewable)) logger.error({ error, account_id: accountId }, 'a renewal failed')
    const reason = error instanceof Unrenewable ? error.reason : 'fault'
    done.failed += await inSystem((tx) => tx.$executeRaw`INSERT INTO renewal_failures (run_id, account_id, reason) VALUES (${id}::uuid, ${accountId}::uuid, ${reason}) ON CONFLICT DO NOTHING`)
  }
  const keep = () => inSystem((tx) => tx.renewalRun.update({ where: { id }, data: done, select: { id: true } }))

  await each(dueSubscriptions, fail, keep, async (item) => {
    const outcome = await renewSubscription(item.id, id)
    if (outcome !== 'nothing') done[outcome] += 1
  })
  await each(dueInvoices, fail, keep, async (item) => {
    const looked = await lookAtDeadline(item.id)
    done.reminded += Number(looked.reminded)
    done.pastDue += Number(looked.pastDue)
    done.suspended += Number(looked.suspended)
  })
  await each(endedCredits, fail, keep, ({ id: accountId }) => inSystem((tx) => expire(tx, accountId, now())))
  await inSystem((tx) => tx.renewalRun.update({ where: { id }, data: { ...done, endedAt: now() }, select: { id: true } }))
  return { id, ...done }
}

/** Notes that a run begins; one that was asked for may have been begun before, by a worker that died. */
const begin = (id: string, isNew: boolean): Promise<boolean> =>
  inSystem(async (tx) => {
    if (!isNew) return (await tx.renewalRun.updateMany({ where: { id, endedAt: null }, data: { startedAt: now() } })).count === 1
    await tx.renewalRun.create({ data: { id, requestedAt: now(), startedAt: now() }, select: { id: true } })
    return true
  })

type Batch = (after: Place | null) => Promise<Item[]>

/** Goes through all that is due, in the order of its time; what comes due behind the place is found as well. */
async function each(batch: Batch, fail: (item: Item, error: unknown) => Promise<void>, keep: () => Promise<unknown>, work: (item: Item) => Promise<void>): Promise<void> {
  for (let place: Place | null = null; ; ) {
    const items = await batch(place)
    for (const item of items) await work(item).catch((error: unknown) => fail(item, error))
    place = items.at(-1) ?? null
    if (items.length < AT_ONCE) return
    await keep()
  }
}

const START: Place = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' }

const dueSubscriptions: Batch = (after) =>
  inSystem(async (tx) => {
    const { at, id } = after ?? START
    const moment = now()
    return tx.$queryRaw<Item[]>`
      SELECT s.renews_at AS at, s.id, s.account_id AS "accountId"
      FROM subscriptions s JOIN accounts a ON a.id = s.account_id JOIN plan_versions v ON v.id = s.plan_version_id
      WHERE s.renews_at <= ${horizon(await readRules(tx), moment)}::timestamptz AND (s.renews_at, s.id) > (${at}::timestamptz, ${id}::uuid)
        AND (s.status = 'cancel_scheduled' OR a.status = 'active') AND (s.renews_at <= ${moment}::timestamptz OR (s.status <> 'cancel_scheduled' AND v.price_minor > 0))
      ORDER BY s.renews_at, s.id LIMIT ${AT_ONCE}::int`
  })

const dueInvoices: Batch = (after) =>
  inSystem((tx) => {
    const { at, id } = after ?? START
    return tx.$queryRaw<Item[]>`
      SELECT next_at AS at, invoice_id AS id, account_id AS "accountId" FROM invoice_deadlines
      WHERE next_at <= ${now()}::timestamptz AND (next_at, invoice_id) > (${at}::timestamptz, ${id}::uuid) ORDER BY next_at, invoice_id LIMIT ${AT_ONCE}::int`
  })

const endedCredits: Batch = (after) =>
  inSystem((tx) => {
    const { at, id } = after ?? START
    return tx.$queryRaw<Item[]>`
      SELECT expires_at AS at, account_id AS id, account_id AS "accountId" FROM credit_lots
      WHERE open AND expires_at IS NOT NULL AND expires_at <= ${now()}::timestamptz AND (expires_at, account_id) > (${at}::timestamptz, ${id}::uuid)
      ORDER BY expires_at, account_id LIMIT ${AT_ONCE}::int`
  })
