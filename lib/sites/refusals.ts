import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { AppError, conflict, databaseCause, limitReached, validation } from '@/lib/core/errors'
import { readPlaces } from './places'
import { visibleTo } from './visible'

// What the database refuses about sites, in the words of the use cases. A transaction that was refused can't be read in
// any more, so what an answer needs is read in one of its own.

export const sectorNotOffered = (field: 'sector' | 'sectors', slug: string): AppError =>
  validation({ [field]: [`The site’s industry offers no sector “${slug}”`] })

export const industryNotOffered = (): AppError => validation({ industry: ['Choose an industry from the list'] })

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
        throw industryNotOffered()
      case 'site_sectors_sector_active':
        throw validation({ [field]: ['One of these sectors is not offered any more'] })
      case 'site_sectors_site_id_sector_id_key':
        throw conflict('This site has one of these sectors already', { fields: { [field]: ['The site has this sector already'] } })
      case 'plan_limit_sites':
        throw await sitesFull(actor)
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

const sitesFull = (actor: AccountActor): Promise<AppError> =>
  inAccount(actor, async (tx) => {
    const { sites } = await readPlaces(tx, actor.accountId)
    return limitReached('sites', sites.limit ?? 0, sites.used)
  })

const sectorsFull = (actor: AccountActor, siteId: string | undefined): Promise<AppError> =>
  inAccount(actor, async (tx) => {
    const { sectorsPerSite } = await readPlaces(tx, actor.accountId)
    const used = siteId === undefined ? 0 : await tx.siteSector.count({ where: { accountId: actor.accountId, siteId } })
    return limitReached('sectors', sectorsPerSite ?? 0, used)
  })
