import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { changeableIntegration } from './find-integration'
import type { IntegrationId } from './schema'
import { startTest } from './start-test'

/**
 * Asks for a test of an integration; the worker makes it. While one is under way, asking again changes nothing.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @throws NOT_FOUND; CONFLICT when the site is archived; LIMIT_REACHED beyond the plan.
 */
export function testIntegration(actor: AccountActor, input: IntegrationId): Promise<void> {
  return inAccount(actor, async (tx) => {
    const { platform, address } = await changeableIntegration(tx, actor, input)
    const { accountId } = actor
    if (await startTest(tx, { accountId, id: input.integration })) {
      await record(tx, actor, 'site.integration_tested', { type: 'site', id: input.id, accountId }, { platform, address })
    }
  })
}
