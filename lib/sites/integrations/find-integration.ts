import type { AccountActor } from '@/lib/core/actor'
import type { Tx } from '@/lib/core/db'
import { AppError, notFound } from '@/lib/core/errors'
import type { IntegrationPlatform } from '@/lib/generated/prisma/enums'
import { lockChangeableSite, lockSite, type FoundSite } from '../visible'
import type { IntegrationId } from './schema'

/** An integration whose site's row is held. */
export interface HeldIntegration {
  site: FoundSite
  platform: IntegrationPlatform
  address: string
  username: string | null
}

type Lock = (tx: Tx, actor: AccountActor, id: string) => Promise<FoundSite>

const held =
  (lock: Lock) =>
  async (tx: Tx, actor: AccountActor, { id: siteId, integration: id }: IntegrationId): Promise<HeldIntegration> => {
    const site = await lock(tx, actor, siteId).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'NOT_FOUND' ? notFound('This integration') : error
    })
    const found = await tx.siteIntegration.findFirst({ where: { accountId: actor.accountId, siteId, id }, select: { platform: true, address: true, username: true } })
    if (!found) throw notFound('This integration')
    return { site, ...found }
  }

/**
 * An integration of a site that may be changed, with the site's row held.
 *
 * @throws NOT_FOUND, in the same words whether the site or the integration is missing or not the actor's; CONFLICT and
 *   LIMIT_REACHED as every change of a site.
 */
export const changeableIntegration = held(lockChangeableSite)

/** The same on any site that the actor may see, also an archived one. */
export const heldIntegration = held(lockSite)
