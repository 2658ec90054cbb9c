import { record } from '@/lib/audit/record'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { limitReached } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { once, type Once } from '@/lib/core/once'
import { claimSlug } from '@/lib/core/slug'
import { lockEntitlements } from '@/lib/subscriptions/lock-entitlements'
import { writeSectors, type SiteSector } from './choose-sectors'
import { placesLeft } from './policy'
import { industryNotOffered, refusedAsSite } from './refusals'
import type { CreateSite } from './schema'
import { findSite } from './visible'

/** A site that was just made. Survives JSON, so that a repeated command is answered with the same. */
export interface CreatedSite {
  id: string
  slug: string
  name: string
  domain: string
  industry: { slug: string; name: string }
  sectors: SiteSector[]
  /** ISO 8601. */
  createdAt: string
}

/**
 * Creates a site with its sectors and its maker's access to it, within the account's plan: all of it or nothing.
 *
 * @param actor who asks; the wrapper has checked `sites:create`. A command in `actor.command` is carried out once.
 * @param input validated by `createSiteSchema`.
 * @throws LIMIT_REACHED `{what: 'sites' | 'sectors', limit, used}` when the plan has no place left.
 * @throws CONFLICT on `domain` when the account has it already, with `{id, slug, archived}` of that site where the actor
 *   may see it; DOMAIN_TAKEN on `domain` when another account has proved that it is theirs.
 * @throws VALIDATION on `industry` or `sectors` for what the catalogue does not offer; NOT_FOUND for a repeated command
 *   whose site is not open to the actor.
 * @see T3-04, T3-05, T3-06, T3-12, SITE-2
 */
export function createSite(actor: AccountActor, input: CreateSite): Promise<Once<CreatedSite>> {
  return inAccount(actor, async (tx) => {
    const made = await once(tx, actor.command, () => writeSite(tx, actor, input))
    // Keys of commands are the account's: a colleague may name one that made a site which is not open to them (T3-06).
    if (made.replayed) await findSite(tx, actor, made.result.id)
    return made
  }).catch(refusedAsSite(actor, { domain: input.domain }))
}

/** The same inside a transaction whose caller sees to commands and refusals (`once`, `refusedAsSite`). */
export async function writeSite(tx: Tx, actor: AccountActor, input: CreateSite): Promise<CreatedSite> {
  const { accountId } = actor
  // Holds the account's row until commit, so that two adds cannot both see the last place.
  const { sites, sectorsPerSite } = await lockEntitlements(tx, accountId)
  if (placesLeft(sites) === 0) throw limitReached('sites', sites.limit ?? 0, sites.used)
  const industry = await tx.industry.findUnique({ where: { slug: input.industry, active: true }, select: { id: true, slug: true, name: true } })
  if (!industry) throw await industryNotOffered(tx, input.industry)

  const siteId = newId()
  const slug = await claimSlug(tx, { scope: 'site', accountId, siteId, name: input.name })
  const { id, name, domain, createdAt } = await tx.site.create({
    data: { id: siteId, accountId, industryId: industry.id, slug, name: input.name, domain: input.domain },
    select: { id: true, name: true, domain: true, createdAt: true },
  })
  const sectors = await writeSectors(tx, {
    accountId,
    siteId: id,
    industryId: industry.id,
    sectors: input.sectors.map((sector) => ({ sector })),
    places: { limit: sectorsPerSite, used: 0 },
    field: 'sectors',
  })
  if (actor.userId !== null) await tx.siteAccess.create({ data: { accountId, siteId: id, userId: actor.userId, grantedBy: actor.userId }, select: { siteId: true } })
  await record(tx, actor, 'site.created', { type: 'site', id, accountId }, { name, domain, slug, industry: industry.slug, sectors: sectors.map(({ sector }) => sector) })
  return { id, slug, name, domain, industry: { slug: industry.slug, name: industry.name }, sectors, createdAt: createdAt.toISOString() }
}
