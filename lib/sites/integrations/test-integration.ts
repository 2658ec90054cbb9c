import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import type { WrittenIntegration } from './connect-integration'
import { changeableIntegration } from './find-integration'
import type { IntegrationId } from './schema'
import { startTest } from './start-test'

/**
 * Asks for a test of an integration; the worker makes it. While one is under way, asking again changes nothing.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @throws NOT_FOUND; CONFLICT when the site is archived; LIMIT_REACHED when the plan has no place for the site any more.
 */
export function testIntegration(actor: AccountActor, input: IntegrationId): Promise<WrittenIntegration> {
  const { accountId } = actor
  return inAccount(actor, async (tx) => {
    const { site, platform, address } = await changeableIntegration(tx, actor, input)
    if (await startTest(tx, { accountId, id: input.integration })) {
      await record(tx, actor, 'site.integration_tested', { type: 'site', id: input.id, accountId }, { platform, address })
    }
    return { integration: input.integration, siteSlug: site.slug }
  })
}
