import { record } from '@/lib/audit/record'
import { seal } from '@/lib/auth/seal'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { notFound, validation } from '@/lib/core/errors'
import { siteIntegrations } from '@/lib/messages/en/site-integrations'
import { addressTaken } from './connect-integration'
import { changeableIntegration } from './find-integration'
import type { UpdateIntegration } from './schema'
import { SEALED_FOR, sealOwner } from './seal-owner'
import { startTest } from './start-test'

/**
 * Changes where an integration leads, its user name or its secret, and has it tested. An empty secret keeps the stored
 * one, but only for the stored address: it must never be sent to a host that it was not given for.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @throws NOT_FOUND; VALIDATION on `secret` when the address changes without it; CONFLICT when the site is archived or the
 *   address is connected already; LIMIT_REACHED beyond the plan.
 */
export function updateIntegration(actor: AccountActor, input: UpdateIntegration): Promise<void> {
  const { id: siteId, integration: id, platform, address, username, secret } = input
  const { accountId } = actor
  return inAccount(actor, async (tx) => {
    const stored = await changeableIntegration(tx, actor, input)
    if (stored.platform !== platform) throw notFound('This integration')
    if (stored.address !== address && secret === '') throw validation({ secret: [siteIntegrations.errors.secretForAddress] })
    await tx.siteIntegration.update({
      where: { id, accountId },
      data: { address, username: username ?? null, ...(secret !== '' && { sealedSecret: seal(SEALED_FOR, sealOwner({ accountId, siteId, id }), secret) }) },
      select: { id: true },
    })
    await startTest(tx, { accountId, id }, true)
    await record(tx, actor, 'site.integration_changed', { type: 'site', id: siteId, accountId }, { platform, address, secret_replaced: secret !== '' })
  }).catch(addressTaken)
}
