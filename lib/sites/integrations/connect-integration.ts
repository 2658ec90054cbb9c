import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { conflict, refusedBy } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { once, type Once } from '@/lib/core/once'
import { siteIntegrations } from '@/lib/messages/en/site-integrations'
import { findSite, lockChangeableSite } from '../visible'
import { MOST_INTEGRATIONS } from './policy'
import type { Platform, Settled } from './platforms'
import type { Connect } from './schema'
import { sealSecret } from './sealed'
import { startTest } from './start-test'

const say = siteIntegrations.errors

/** Which integration was written, and where its site's pages are. */
export interface WrittenIntegration {
  integration: string
  siteSlug: string
}

/** A new one at the moment it was made; survives JSON, and holds no secret. */
export interface ConnectedIntegration extends WrittenIntegration, Settled {
  platform: Platform
  createdAt: string
}

/** For `.catch` behind a transaction that writes an integration: the same address of the same platform twice is a conflict at its field. */
export const addressTaken = refusedBy({ site_integrations_site_id_platform_address_key: () => conflict(say.known, { fields: { address: [say.known] } }) })

/**
 * Connects a site with a platform. The secret is sealed before it is stored, and the connection is tested by the worker.
 *
 * @param actor who asks; the wrapper has checked `sites:update`. A command in `actor.command` is carried out once.
 * @returns the integration as it was made; the same for a repeated command.
 * @throws NOT_FOUND; CONFLICT when the site is archived, has 20 of them, or on `address` when it is connected already;
 *   LIMIT_REACHED when the plan has no place for the site any more.
 */
export function connectIntegration(actor: AccountActor, input: Connect): Promise<Once<ConnectedIntegration>> {
  return inAccount(actor, async (tx) => {
    // Before what was answered earlier: access that was taken away since counts for a repeated command as well (T3-06).
    await findSite(tx, actor, input.id)
    return once(tx, actor.command, () => connect(tx, actor, input))
  }).catch(addressTaken)
}

async function connect(tx: Tx, actor: AccountActor, { id: siteId, platform, address, username, secret }: Connect): Promise<ConnectedIntegration> {
  const { slug: siteSlug } = await lockChangeableSite(tx, actor, siteId) // held, so that the count below stays true
  const { accountId } = actor
  if ((await tx.siteIntegration.count({ where: { accountId, siteId } })) >= MOST_INTEGRATIONS) throw conflict(say.most(MOST_INTEGRATIONS))
  const id = newId()
  const sealedSecret = sealSecret({ accountId, siteId, id, platform, address }, secret)
  const { createdAt } = await tx.siteIntegration.create({ data: { id, accountId, siteId, platform, address, username, sealedSecret }, select: { createdAt: true } })
  await startTest(tx, { accountId, id })
  await record(tx, actor, 'site.integration_connected', { type: 'site', id: siteId, accountId }, { platform, address })
  return { integration: id, siteSlug, platform, address, username, createdAt: createdAt.toISOString() }
}
