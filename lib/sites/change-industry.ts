import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { AppError, conflict, validation } from '@/lib/core/errors'
import { writeSectors, type SiteSector } from './choose-sectors'
import { industryNotOffered, refusedAsSite } from './refusals'
import type { ChangeIndustry } from './schema'
import { touchSite } from './touch-site'
import { lockChangeableSite, type ChangeableSite } from './visible'

/**
 * Moves a site into another industry. Sectors belong to the industry, so with some present it is refused, or they are
 * replaced in one step after what would go was shown. Nothing happens when the site is in that industry already.
 *
 * @param actor who asks; the wrapper has checked `sites:update`.
 * @throws NOT_FOUND; CONFLICT when the site is archived, or `{sectors}` when it has sectors and `replace` was not said;
 *   STATUS_CHANGED `{sectors}` when these are not the `expected` ones; VALIDATION on `industry` or `sectors`; LIMIT_REACHED.
 * @see T3-04, SITE-3
 */
export function changeIndustry(actor: AccountActor, input: ChangeIndustry): Promise<void> {
  return inAccount(actor, async (tx) => moveIndustry(tx, actor, await lockChangeableSite(tx, actor, input.id), input)).catch(refusedAsSite(actor, { siteId: input.id }))
}

/** The same for a site that the caller's transaction holds. */
export async function moveIndustry(tx: Tx, actor: AccountActor, site: ChangeableSite, { industry, replace, expected, sectors }: Omit<ChangeIndustry, 'id'>): Promise<void> {
  const before = await tx.industry.findUniqueOrThrow({ where: { id: site.industryId }, select: { slug: true } })
  if (before.slug === industry) {
    if (sectors.length > 0) throw validation({ industry: ['The site is in this industry already. Add or remove single sectors instead'] })
    return
  }
  const next = await tx.industry.findUnique({ where: { slug: industry, active: true }, select: { id: true } })
  if (!next) throw await industryNotOffered(tx, industry)

  const { accountId } = actor
  const gone = await sectorsOf(tx, accountId, site.id)
  if (gone.length > 0 && !replace) throw conflict('This site has sectors of its present industry. Say that they are to be replaced', { details: { sectors: gone } })
  if (expected && !isSame(expected, gone)) {
    throw new AppError('STATUS_CHANGED', 'The sectors of this site have changed since you looked. Look again at what would go', { details: { sectors: gone } })
  }
  await tx.siteSector.deleteMany({ where: { accountId, siteId: site.id } })
  await touchSite(tx, actor, site.id, { industryId: next.id })
  const come = await writeSectors(tx, {
    accountId,
    siteId: site.id,
    industryId: next.id,
    sectors: sectors.map((sector) => ({ sector })),
    places: { limit: site.sectorsPerSite, used: 0 },
    field: 'sectors',
  })
  const slugs = (list: SiteSector[]): string[] => list.map(({ sector }) => sector)
  await record(tx, actor, 'site.industry_changed', { type: 'site', id: site.id, accountId }, {
    before: { industry: before.slug, sectors: slugs(gone) },
    after: { industry, sectors: slugs(come) },
  })
}

async function sectorsOf(tx: Tx, accountId: string, siteId: string): Promise<SiteSector[]> {
  const rows = await tx.siteSector.findMany({
    where: { accountId, siteId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, sector: { select: { slug: true } } },
  })
  return rows.map(({ id, name, sector }) => ({ id, sector: sector.slug, name }))
}

const isSame = (expected: string[], found: SiteSector[]): boolean => {
  const ids = new Set(expected)
  return ids.size === found.length && found.every(({ id }) => ids.has(id))
}
