import { record } from '@/lib/audit/record'
import { inSystem } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'

interface Violation {
  accountId: string
  rule: string
  expected: bigint
  found: bigint
}

/** Every night: recomputes the ledger (CRED-3). What does not hold is shouted into the log and kept in the audit; nothing is repaired. */
export async function verifyLedger(): Promise<void> {
  await inSystem(async (tx) => {
    const violations = await tx.$queryRaw<Violation[]>`SELECT account_id AS "accountId", rule, expected, found FROM credit_check()`
    for (const { accountId, rule, expected, found } of violations) {
      const data = { rule, expected: String(expected), found: String(found) }
      logger.error({ account_id: accountId, ...data }, 'the credit ledger does not hold')
      await record(tx, { type: 'system', name: 'verify-ledger' }, 'credits.violated', { type: 'account', id: accountId, accountId }, data)
    }
  })
}
