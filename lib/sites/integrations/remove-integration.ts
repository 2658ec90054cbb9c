import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { lockSite } from '../visible'
import type { IntegrationId } from './schema'

/**
 * Removes an integration with its secret, also from an archived site: a secret that is not needed must be able to go.
 * Removing what is gone does nothing.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @throws NOT_FOUND for a site that is missing or not the actor's.
 */
export function removeIntegration(actor: AccountActor, { id: siteId, integration: id }: IntegrationId): Promise<void> {
  const { accountId } = actor
  return inAccount(actor, async (tx) => {
    await lockSite(tx, actor, siteId)
    const [gone] = await tx.$queryRaw<{ platform: string; address: string }[]>`DELETE FROM site_integrations
      WHERE account_id = ${accountId}::uuid AND site_id = ${siteId}::uuid AND id = ${id}::uuid RETURNING platform::text AS platform, address`
    if (gone) await record(tx, actor, 'site.integration_removed', { type: 'site', id: siteId, accountId }, gone)
  })
}
