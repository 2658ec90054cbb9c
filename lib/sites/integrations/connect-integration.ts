import { record } from '@/lib/audit/record'
import { seal } from '@/lib/auth/seal'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { conflict, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { siteIntegrations } from '@/lib/messages/en/site-integrations'
import { lockChangeableSite } from '../visible'
import { startTest } from './start-test'
import { MOST_INTEGRATIONS } from './policy'
import { SEALED_FOR, sealOwner } from './seal-owner'
import type { Connect } from './schema'

const say = siteIntegrations.errors

/** The same address of the same platform twice is a conflict at its field. */
export const addressTaken = refusedBy({ site_integrations_site_id_platform_address_key: () => conflict(say.known, { fields: { address: [say.known] } }) })

/**
 * Connects a site with a platform; the secret is sealed before it is stored, and the connection is tested by the worker.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @returns the id of the integration.
 * @throws NOT_FOUND; CONFLICT when the site is archived, the address is connected already, or there are 20; LIMIT_REACHED beyond the plan.
 */
export function connectIntegration(actor: AccountActor, { id: siteId, platform, address, username, secret }: Connect): Promise<{ id: string }> {
  return inAccount(actor, async (tx) => {
    await lockChangeableSite(tx, actor, siteId) // held, so that the count below stays true
    const { accountId } = actor
    if ((await tx.siteIntegration.count({ where: { accountId, siteId } })) >= MOST_INTEGRATIONS) throw conflict(say.most(MOST_INTEGRATIONS))
    const id = newId()
    const sealedSecret = seal(SEALED_FOR, sealOwner({ accountId, siteId, id }), secret)
    await tx.siteIntegration.create({ data: { id, accountId, siteId, platform, address, username: username ?? null, sealedSecret }, select: { id: true } })
    await startTest(tx, { accountId, id })
    await record(tx, actor, 'site.integration_connected', { type: 'site', id: siteId, accountId }, { platform, address })
    return { id }
  }).catch(addressTaken)
}
