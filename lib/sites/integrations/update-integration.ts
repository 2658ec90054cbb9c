import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { siteIntegrations } from '@/lib/messages/en/site-integrations'
import { addressTaken, type WrittenIntegration } from './connect-integration'
import { changeableIntegration } from './find-integration'
import { settle } from './platforms'
import type { UpdateIntegration } from './schema'
import { sealSecret } from './sealed'
import { startTest } from './start-test'

/**
 * Changes where an integration leads, its user name or its secret, and has it tested. Without a secret the stored one
 * stays, but only for the stored address: it is never sent to a host that it was not given for.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @throws NOT_FOUND; VALIDATION on `address` or `username` as the platform wants them, or on `secret` when the address
 *   changes without it; CONFLICT when the site is archived, or on `address` when it is connected already; LIMIT_REACHED when
 *   the plan has no place for the site any more.
 */
export function updateIntegration(actor: AccountActor, input: UpdateIntegration): Promise<WrittenIntegration> {
  const { id: siteId, integration: id, secret } = input
  const { accountId } = actor
  return inAccount(actor, async (tx) => {
    const { site, platform, ...before } = await changeableIntegration(tx, actor, input)
    const after = settle(platform, { address: input.address ?? before.address, username: input.username ?? before.username ?? undefined })
    if ('errors' in after) throw validation(after.errors)
    if (after.address !== before.address && secret === '') throw validation({ secret: [siteIntegrations.errors.secretForAddress] })
    const replaced = secret === '' ? {} : { sealedSecret: sealSecret({ accountId, siteId, id, platform, address: after.address }, secret) }
    await tx.siteIntegration.update({ where: { id, accountId }, data: { ...after, ...replaced }, select: { id: true } })
    await startTest(tx, { accountId, id }, true)
    await record(tx, actor, 'site.integration_changed', { type: 'site', id: siteId, accountId }, { platform, before, after: { ...after }, address: after.address, secret_replaced: secret !== '' })
    return { integration: id, siteSlug: site.slug }
  }).catch(addressTaken)
}
