import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { PLAYBOOK_TYPES, type PlaybookType } from './schema'
import { WEIGHT_KEYS, weightFromDecimal, type WeightKey, type Weights } from './weights'

/** A trigger as it is stored. Its config was checked when it was saved (lib/playbooks/schema). */
export interface Trigger {
  type: PlaybookType
  enabled: boolean
  config: Readonly<Record<string, number | string | boolean>>
}

/** How much each category counts in the account's health. */
export const getWeights = (actor: AccountActor): Promise<Weights> => inAccount(actor, (tx) => readWeights(tx, actor.accountId))

/** The weights inside a transaction of the account. */
export async function readWeights(tx: Tx, accountId: string): Promise<Weights> {
  const stored = await tx.accountSettings.findUniqueOrThrow({ where: { accountId } })
  return Object.fromEntries(WEIGHT_KEYS.map((key): [WeightKey, number] => [key, weightFromDecimal(stored[key].toString())])) as Weights
}

/** The account's five triggers, in the order in which they are shown. */
export async function listTriggers(actor: AccountActor): Promise<Trigger[]> {
  const rows = await inAccount(actor, (tx) => tx.playbookTrigger.findMany({ where: { accountId: actor.accountId } }))
  return rows
    .map(({ type, enabled, config }) => ({ type, enabled, config: config as Trigger['config'] }))
    .toSorted((a, b) => PLAYBOOK_TYPES.indexOf(a.type) - PLAYBOOK_TYPES.indexOf(b.type))
}
