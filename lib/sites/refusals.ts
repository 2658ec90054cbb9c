import type { AccountActor } from '@/lib/core/actor'
import { whyIndustryNotOffered, whySectorNotOffered } from '@/lib/catalogue/why-not-offered'
import { inAccount, type Tx } from '@/lib/core/db'
import { AppError, conflict, databaseCause, limitReached, validation } from '@/lib/core/errors'
import { readLimits } from './places'
import { sitesFull, visibleTo } from './visible'

// What the database refuses about sites, in the words of the use cases. A transaction that was refused can't be read in
// any more, so what an answer needs is read in one of its own.

/** A sector that cannot be chosen, and why: unknown here, no longer offered, or merged into another. */
export const sectorNotOffered = async (tx: Tx, field: 'sector' | 'sectors', industryId: string, slug: string): Promise<AppError> =>
  validation({ [field]: [await whySectorNotOffered(tx, industryId, slug)] })

/** An industry that cannot be chosen, and why. */
export const industryNotOffered = async (tx: Tx, slug: string): Promise<AppError> => validation({ industry: [await whyIndustryNotOffered(tx, slug)] })

const domainTaken = (): AppError => {
  const message = 'Another account has proved that this domain is theirs'
  return new AppError('DOMAIN_TAKEN', message, { fields: { domain: [message] } })
}

/** What was being written when the database refused. */
interface Attempt {
  /** The domain that was asked for. */
  domain?: string | undefined
  /** The site whose sectors were written, if it stood before. */
  siteId?: string | undefined
  /** The field that names sectors. */
  field?: 'sector' | 'sectors'
}

/**
 * For `.catch` behind a transaction that writes sites or their sectors.
 *
 * @throws CONFLICT on `domain` when the account has it already; its details hold that site where the actor may see it.
 * @throws DOMAIN_TAKEN on `domain`, VALIDATION on `industry` or the sectors' field, LIMIT_REACHED, or the error as it was.
 */
export const refusedAsSite =
  (actor: AccountActor, { domain, siteId, field = 'sectors' }: Attempt = {}) =>
  async (error: unknown): Promise<never> => {
    switch (databaseCause(error)?.constraint) {
      case 'sites_account_id_domain_key':
        throw await domainInUse(actor, domain)
      case 'sites_domain_taken':
      case 'sites_verified_domain_key':
        throw domainTaken()
      case 'sites_industry_active':
        throw validation({ industry: ['This industry is not offered any more'] })
      case 'site_sectors_sector_active':
        throw validation({ [field]: ['One of these sectors is not offered any more'] })
      case 'site_sectors_site_id_sector_id_key':
        throw conflict('This site has one of these sectors already', { fields: { [field]: ['The site has this sector already'] } })
      case 'plan_limit_sites':
        throw await inAccount(actor, (tx) => sitesFull(tx, actor.accountId))
      case 'plan_limit_sectors':
        throw await sectorsFull(actor, siteId)
      default:
        throw error
    }
  }

const domainInUse = (actor: AccountActor, domain: string | undefined): Promise<AppError> =>
  inAccount(actor, async (tx) => {
    const holder = domain === undefined ? null : await tx.site.findFirst({ where: { AND: [visibleTo(actor), { domain }] }, select: { id: true, slug: true, status: true } })
    const message = holder?.status === 'archived' ? 'An archived site of this account has this domain. Restore it instead' : 'A site of this account has this domain already'
    return conflict(message, { fields: { domain: [message] }, ...(holder && { details: { id: holder.id, slug: holder.slug, archived: holder.status === 'archived' } }) })
  })

const sectorsFull = (actor: AccountActor, siteId: string | undefined): Promise<AppError> =>
  inAccount(actor, async (tx) => {
    const { sectorsPerSite } = await readLimits(tx, actor.accountId)
    const used = siteId === undefined ? 0 : await tx.siteSector.count({ where: { accountId: actor.accountId, siteId } })
    return limitReached('sectors', sectorsPerSite ?? 0, used)
  })
