import type { AccountActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { hashRequest } from '@/lib/core/once'
import { sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { inSystem } from '@/lib/core/db'
import { grant, type CreditGrant } from './credit-service'
import type { SpendCredits } from './schema'

// For tests of credits: accounts with a wanted balance, keyed spends, and the ledger's own check.

/** The owner of a new account on the guest plan, so without any credits but those of `lots`. */
export async function holder(...lots: Partial<CreditGrant>[]): Promise<AccountActor> {
  const { owner } = await account({ plan: 'starter', paid: false })
  for (const lot of lots) await give(owner, lot)
  return { ...owner, accountStatus: 'active' }
}

/** Grants a lot: 100 free credits unless said otherwise. */
export const give = (actor: AccountActor, lot: Partial<CreditGrant> = {}) =>
  inSystem((tx) =>
    grant(tx, {
      accountId: actor.accountId,
      amount: 100,
      entryKind: 'staff_grant',
      lotKind: 'free',
      key: `test:${newId()}`,
      reason: 'For a test',
      actor: { type: 'system', id: null },
      source: 'test',
      ...lot,
    }),
  )

/** What a caller asks for, and the actor with the command that the wrapper would make of it. */
export function keyed(actor: AccountActor, amount: number, key: string = newId()): [AccountActor, SpendCredits] {
  const input = { amount, description: 'Work', metadata: {} }
  return [{ ...actor, command: { scope: `account:${actor.accountId}`, key, requestHash: hashRequest(input) } }, input]
}

/** Everything that does not hold of the whole ledger; nothing, then. */
export const violations = () => sql('owner', 'SELECT rule, expected::text, found::text FROM credit_check()')

/** What is left in the account's lots, the oldest first. */
export const remainders = async ({ accountId }: { accountId: string }): Promise<number[]> => {
  const rows = await sql<{ remaining: number }>('owner', 'SELECT remaining::int FROM credit_lots WHERE account_id = $1 ORDER BY created_at, id', [accountId])
  return rows.map(({ remaining }) => remaining)
}
