import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { PlaybookType, SaveTrigger } from './schema'

/**
 * Keeps the thresholds of one trigger. Whether it is on stays as it was, unless `enabled` is given: a threshold can't
 * switch it off (T0-11).
 *
 * @throws NOT_FOUND when the account has no trigger of that type.
 * @see T0-11, T0-12
 */
export function saveTrigger(actor: AccountActor, { type, enabled, config }: SaveTrigger): Promise<void> {
  return change(actor, type, { config, ...(enabled !== undefined && { enabled }) })
}

/** Switches one trigger on or off; its thresholds stay. @throws NOT_FOUND */
export function switchTrigger(actor: AccountActor, { type, enabled }: { type: PlaybookType; enabled: boolean }): Promise<void> {
  return change(actor, type, { enabled })
}

function change(actor: AccountActor, type: PlaybookType, data: { enabled?: boolean; config?: SaveTrigger['config'] }): Promise<void> {
  return inAccount(actor, async (tx) => {
    const which = { accountId_type: { accountId: actor.accountId, type } }
    const before = await tx.playbookTrigger.findUnique({ where: which })
    if (!before) throw notFound('This playbook')
    const after = await tx.playbookTrigger.update({ where: which, data: { ...data, updatedAt: now() } })
    await record(
      tx,
      actor,
      'playbook_trigger.changed',
      { type: 'account', id: actor.accountId, accountId: actor.accountId },
      { type, before: { enabled: before.enabled, config: before.config }, after: { enabled: after.enabled, config: after.config } },
    )
  })
}
