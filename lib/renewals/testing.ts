import { DAY, moveClock, now } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { recordTransfer } from '@/lib/payments/confirm-transfer'
import { sql } from '@/lib/testing/database'
import { account, staff, type TestAccount } from '@/lib/testing/factories'

// What tests of renewals ask again and again.

/** Where an account's subscription stands. */
interface Standing {
  account: string
  subscription: string
  start: Date
  end: Date
  credits: number
}

export async function standing(accountId: string): Promise<Standing> {
  const [row] = await sql<Standing & { start: Date }>('owner', `SELECT a.status AS account, s.status AS subscription, s.period_start AS start, s.period_end AS "end", b.balance::int AS credits
    FROM accounts a JOIN subscriptions s ON s.account_id = a.id AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled') JOIN credit_balances b ON b.account_id = a.id WHERE a.id = $1`, [accountId])
  if (!row) throw new Error('no such account')
  return row
}

export const renewalInvoices = (accountId: string) =>
  sql<{ id: string; number: string; status: string; total: number; due: Date; line: string }>('owner', `SELECT i.id, i.number, i.status, i.total_minor::int AS total, i.due_at AS due, i.lines -> 0 ->> 'description' AS line
    FROM invoices i JOIN renewals r ON r.invoice_id = i.id WHERE i.account_id = $1 ORDER BY r.period_start`, [accountId])

export const messages = (accountId: string, template: string) => sql<{ channel: string; to: string }>('owner', 'SELECT channel, "to" FROM deliveries WHERE account_id = $1 AND template = $2 ORDER BY created_at, channel', [accountId, template])

/** Sets the clock of this process to a moment. */
export const standAt = (moment: Date): void => moveClock(moment.getTime() - now().getTime())
export const daysBefore = (moment: Date, days: number): Date => new Date(moment.getTime() - days * DAY)

/** A paid account, and the clock at so many days before its period ends. */
export async function dueIn(days: number, plan = 'growth'): Promise<TestAccount> {
  const made = await account({ plan })
  standAt(daysBefore((await standing(made.accountId)).end, days))
  return made
}

export const pay = async (number: string, total: number): Promise<void> => {
  await recordTransfer(await staff('finance'), { invoice_number: number, amount_minor: total, value_date: '2026-11-20', bank_reference: newId() })
}

/** Pays the only open renewal of an account. */
export async function payRenewal(accountId: string): Promise<void> {
  const open = (await renewalInvoices(accountId)).find(({ status }) => status === 'open')
  if (!open) throw new Error('nothing is open')
  await pay(open.number, open.total)
}

export const subscriptionOf = async (accountId: string): Promise<string> => (await sql<{ id: string }>('owner', 'SELECT id FROM subscriptions WHERE account_id = $1 AND ended_at IS NULL', [accountId]))[0]?.id ?? ''
export const failuresOf = (runId: string | undefined) => sql<{ account: string; reason: string }>('owner', 'SELECT account_id AS account, reason FROM renewal_failures WHERE run_id = $1', [runId])

/** A plan of the test's own with a month's interval; its slug. */
export async function giftPlan({ price, credits = 0 }: { price: number; credits?: number }): Promise<string> {
  const slug = `gift-${newId()}`
  await sql('owner', `WITH plan AS (INSERT INTO plans (slug, family, name, description, onboarding) VALUES ($1, 'online', 'Gift', 'For tests', 'instant') RETURNING id)
    INSERT INTO plan_versions (plan_id, version, price_minor, currency, "interval", included_credits, credit_grant, max_sites, max_seats) SELECT id, 1, $2, 'USD', 'month', $3, 'period', 1, 1 FROM plan`, [slug, price, credits])
  return slug
}
