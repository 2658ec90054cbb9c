import { cache } from 'react'
import { industryWithSectors, type IndustryWithSectors } from '@/lib/catalogue/queries'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount, type Tx } from '@/lib/core/db'
import type { FieldErrors } from '@/lib/core/errors'
import { siteWizard as words } from '@/lib/messages/en/site-wizard'
import { draftOwner, readDraft, type SiteDraft } from './draft'
import { answerErrors, fallenSectors, firstOpenStep, sectorsOf, type DraftData, type FormStep, type StepName } from './draft-steps'
import { readPlaces, type SitePlaces } from './places'
import { createSiteSchema } from './schema'
import { visibleTo } from './visible'

/** A draft judged: what is wrong at each step, and which comes next. Mistakes are found anew each time, never stored. */
export interface DraftState {
  /** Undefined before the first step was sent. */
  draft: SiteDraft | undefined
  errors: Record<FormStep, FieldErrors>
  /** The first step that is not done. */
  open: StepName
  /** The site of this account that has the domain, where the actor may see it. */
  holder: { name: string; slug: string; archived: boolean } | undefined
  industry: IndustryWithSectors | null
  /** Sectors that were chosen for another industry, by name. */
  fallen: { industry: string; names: string[] } | undefined
  places: SitePlaces
}

/**
 * Judges the actor's draft by the rules of creating a site, and says what the plan has room for. A hint at each step: the
 * end is judged by the database.
 */
export async function draftState(actor: AccountActor): Promise<DraftState> {
  const owner = draftOwner(actor)
  const { draft, places, judged } = await inAccount(actor, async (tx) => {
    const draft = await readDraft(tx, owner)
    return { draft, places: await readPlaces(tx, actor.accountId), judged: await judgeDomain(tx, actor, draft?.data) }
  })
  const data = draft?.data ?? {}
  const chosen = data.industry?.industry
  const industry = chosen ? await industryWithSectors(chosen) : null
  const found = answerErrors(data)
  const errors: DraftState['errors'] = {
    name: { ...found.name, ...(judged.error && { domain: [judged.error] }) },
    industry: chosen && !industry ? { industry: [words.industry.gone] } : found.industry,
    sectors: sectorErrors(data, industry, places.sectorsPerSite),
  }
  return { draft, errors, open: firstOpenStep(data, errors), holder: judged.holder, industry, fallen: await fallenNames(data), places }
}

/** The draft of a page's visitor; judged once per request. */
export const currentDraft = cache(draftState)

/** The mistakes that a step shows: none before it was sent. */
export function shownErrors(step: StepName, { draft, errors }: DraftState): FieldErrors {
  return step !== 'review' && draft?.data[step]?.sent ? errors[step] : {}
}

async function judgeDomain(tx: Tx, actor: AccountActor, data: DraftData | undefined): Promise<{ error?: string; holder?: DraftState['holder'] }> {
  const domain = createSiteSchema.shape.domain.safeParse(data?.name?.domain)
  if (!data?.name?.sent || !domain.success) return {}
  const own = await tx.site.findUnique({ where: { accountId_domain: { accountId: actor.accountId, domain: domain.data } }, select: { id: true, name: true, slug: true, status: true } })
  if (own) {
    // Whoever has no access to that site hears that there is one, and no more of it: not that it is archived either.
    const isVisible = (await tx.site.count({ where: { AND: [visibleTo(actor), { id: own.id }] } })) > 0
    const archived = isVisible && own.status === 'archived'
    return { error: archived ? words.name.archived : words.name.inAccount, ...(isVisible && { holder: { name: own.name, slug: own.slug, archived } }) }
  }
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`SELECT site_domain_taken(${domain.data}) AS taken`
  return row?.taken ? { error: words.name.taken } : {}
}

function sectorErrors(data: DraftData, industry: IndustryWithSectors | null, limit: number | null): FieldErrors {
  const chosen = sectorsOf(data)
  const isOffered = (slug: string) => industry?.sectors.some((sector) => sector.slug === slug)
  if (limit !== null && chosen.length > limit) return { sectors: [words.sectors.tooMany(limit, chosen.length)] }
  return industry && !chosen.every(isOffered) ? { sectors: [words.sectors.gone] } : {}
}

async function fallenNames(data: DraftData): Promise<DraftState['fallen']> {
  const fallen = fallenSectors(data)
  const industry = fallen && (await industryWithSectors(fallen.industry))
  if (!industry) return undefined
  const names = industry.sectors.flatMap(({ slug, name }) => (fallen.sectors.includes(slug) ? [name] : []))
  return names.length > 0 ? { industry: industry.name, names } : undefined
}

/** What a list of sites says about the actor's draft: what it is called, and where to go on. */
export interface DraftNoticeFacts {
  name: string
  open: StepName
  updatedAt: Date
}

/** The actor's draft for a notice, or undefined when there is none. */
export async function findDraftNotice(actor: AccountActor): Promise<DraftNoticeFacts | undefined> {
  if (actor.userId === null) return undefined
  const owner = draftOwner(actor)
  const draft = await inAccount(actor, (tx) => readDraft(tx, owner))
  if (!draft) return undefined
  return { name: draft.data.name?.name.trim() ?? '', open: firstOpenStep(draft.data, answerErrors(draft.data)), updatedAt: draft.updatedAt }
}
