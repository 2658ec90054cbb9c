import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import type { WrittenIntegration } from './connect-integration'
import { heldIntegration } from './find-integration'
import type { IntegrationId } from './schema'

/**
 * Removes an integration with its secret, also from an archived site or one beyond the plan: a secret that is not needed
 * must be able to go.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @throws NOT_FOUND, in the same words whether the site or the integration is missing or not the actor's.
 */
export function removeIntegration(actor: AccountActor, input: IntegrationId): Promise<WrittenIntegration> {
  const { accountId } = actor
  return inAccount(actor, async (tx) => {
    const { site, platform, address } = await heldIntegration(tx, actor, input)
    await tx.siteIntegration.delete({ where: { id: input.integration, accountId }, select: { id: true } })
    await record(tx, actor, 'site.integration_removed', { type: 'site', id: input.id, accountId }, { platform, address })
    return { integration: input.integration, siteSlug: site.slug }
  })
}
