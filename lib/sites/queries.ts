import type { SiteProofMethod, SiteStatus } from '@/lib/generated/prisma/enums'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { SiteSector } from './choose-sectors'
import { planEdge, readLimits } from './places'
import { isBeyondPlan } from './policy'
import { setupSteps, type SetupStep } from './setup'
import { visibleTo } from './visible'

/** A site with all that its page shows. */
export interface SiteDetail {
  id: string
  slug: string
  name: string
  /** Punycode. */
  domain: string
  status: SiteStatus
  /** `offered` is false once the catalogue has it no more; a site keeps what it has. */
  industry: { slug: string; name: string; offered: boolean }
  /** In the order in which they were added. */
  sectors: SiteSector[]
  verifiedAt: Date | null
  verifiedBy: SiteProofMethod | null
  createdAt: Date
  updatedAt: Date
  archivedAt: Date | null
  /** Only to be looked at and archived: the plan has fewer places than the account has sites (SITE-3). */
  beyondPlan: boolean
  /** Sectors of this site under the plan; `limit` null is unlimited. */
  sectorPlaces: { limit: number | null; used: number }
  /** Editors and viewers of the account, and how many of them may see this site. */
  colleagues: { all: number; withAccess: number }
  setup: SetupStep[]
}

/**
 * A site that the actor may see.
 *
 * @throws NOT_FOUND when it is missing, another account's, or the actor has no access to it.
 */
export const getSite = (actor: AccountActor, id: string): Promise<SiteDetail> => inAccount(actor, (tx) => readSite(tx, actor, { id }))

/** The same by the site's address. */
export const getSiteBySlug = (actor: AccountActor, slug: string): Promise<SiteDetail> => inAccount(actor, (tx) => readSite(tx, actor, { slug }))

async function readSite(tx: Tx, actor: AccountActor, which: { id: string } | { slug: string }): Promise<SiteDetail> {
  const { accountId } = actor
  const row = await tx.site.findFirst({ where: { AND: [visibleTo(actor), which] }, select })
  if (!row) throw notFound('This site')
  const { industry, siteSectors, _count, ...site } = row
  const limits = await readLimits(tx, accountId)
  const all = await tx.membership.count({ where: { accountId, role: { in: ['editor', 'viewer'] } } })
  const colleagues = { all, withAccess: _count.access }
  return {
    ...site,
    industry: { slug: industry.slug, name: industry.name, offered: industry.active },
    sectors: siteSectors.map(({ id, name, sector }) => ({ id, sector: sector.slug, name })),
    beyondPlan: isBeyondPlan(site, await planEdge(tx, accountId, limits.sites)),
    sectorPlaces: { limit: limits.sectorsPerSite, used: siteSectors.length },
    colleagues,
    setup: setupSteps({ verified: site.verifiedAt !== null, sectors: siteSectors.length, sectorLimit: limits.sectorsPerSite, colleagues, workingIntegrations: _count.integrations }),
  }
}

const select = {
  id: true,
  slug: true,
  name: true,
  domain: true,
  status: true,
  verifiedAt: true,
  verifiedBy: true,
  createdAt: true,
  updatedAt: true,
  archivedAt: true,
  industry: { select: { slug: true, name: true, active: true } },
  siteSectors: { select: { id: true, name: true, sector: { select: { slug: true } } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  _count: { select: { access: { where: { membership: { role: { in: ['editor', 'viewer'] } } } }, integrations: { where: { status: 'working' } } } },
} satisfies Prisma.SiteSelect
