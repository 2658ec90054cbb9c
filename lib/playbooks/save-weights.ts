import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { refusedBy, validation } from '@/lib/core/errors'
import { playbooks as say } from '@/lib/messages/en/playbooks'
import { sumOf, weightToDecimal, WEIGHT_KEYS, type WeightKey, type Weights } from './weights'
import { readWeights } from './queries'

/**
 * Keeps how much each category counts in health. Saving what is there already counts as having looked at it.
 *
 * @param weights hundredths that sum to 100; the schema says so first, the database has the last word.
 * @throws VALIDATION naming the five fields when they do not.
 * @see T0-12
 */
export function saveWeights(actor: AccountActor, weights: Weights): Promise<void> {
  return inAccount(actor, async (tx) => {
    const before = await readWeights(tx, actor.accountId)
    await tx.accountSettings.update({ where: { accountId: actor.accountId }, data: { ...decimals(weights), updatedAt: now() }, select: { accountId: true } })
    const changed = WEIGHT_KEYS.some((key) => before[key] !== weights[key])
    if (changed) await record(tx, actor, 'weights.changed', { type: 'account', id: actor.accountId, accountId: actor.accountId }, { before, after: weights })
  }).catch(
    refusedBy({
      account_settings_weights_check: () => validation(Object.fromEntries(WEIGHT_KEYS.map((key) => [key, [say.weightsSum(sumOf(weights))]]))),
    }),
  )
}

const decimals = (weights: Weights): Record<WeightKey, string> =>
  Object.fromEntries(WEIGHT_KEYS.map((key) => [key, weightToDecimal(weights[key])])) as Record<WeightKey, string>
