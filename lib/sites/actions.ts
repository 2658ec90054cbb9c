'use server'
import { refresh } from 'next/cache'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction, fieldsOf, type FormState } from '@/lib/auth/form'
import type { AccountActor } from '@/lib/core/actor'
import { inAccount } from '@/lib/core/db'
import { addSectors } from './add-sectors'
import { archiveSite } from './archive-site'
import { changeIndustry } from './change-industry'
import { removeSector } from './remove-sector'
import { restoreSite } from './restore-site'
import { addSectorsForm as addSectorsFields, addSectorsSchema, changeIndustryForm as changeIndustryFields, siteParams, siteSectorParams, updateSiteSchema } from './schema'
import { updateSite } from './update-site'
import { findSite } from './visible'

// Forms of a site's pages. All of them also work without a script.

const limit = { limit: 'write' } as const

/** Carries it out and says where the site is, for the way on. */
const thenAt =
  <Input extends { id: string }>(work: (actor: AccountActor, input: Input) => Promise<unknown>) =>
  async (actor: AccountActor, input: Input): Promise<{ slug: string; input: Input }> => {
    await work(actor, input)
    const { slug } = await inAccount(actor, (tx) => findSite(tx, actor, input.id))
    return { slug, input }
  }

export const updateSiteForm = accountFormAction(
  accountAction('sites:update', updateSiteSchema, thenAt((actor, input) => updateSite(actor, input)), limit),
  ({ slug, input }, account) => `/${account}/sites/${slug}/settings?saved=${input.domain === undefined ? 'name' : 'domain'}`,
)

export const archiveSiteForm = accountFormAction(accountAction('sites:delete', siteParams, thenAt(archiveSite), limit), ({ slug }, account) => `/${account}/sites/${slug}`)

export const restoreSiteForm = accountFormAction(accountAction('sites:delete', siteParams, thenAt(restoreSite), limit), ({ slug }, account) => `/${account}/sites/${slug}?saved=restored`)

const addToSite = accountFormAction(
  accountAction('sites:update', addSectorsFields, thenAt(addSectors), limit),
  ({ slug, input }, account) => `/${account}/sites/${slug}/sectors?added=${input.sectors.length}`,
)

/** Adds what was chosen. Refused: the page is read anew as well, because the site is no longer what the choice was made from. */
export async function addSectorsForm(account: string, previous: FormState, form: FormData): Promise<FormState> {
  const state = await addToSite(account, previous, form)
  refresh()
  return state
}

/** A form's state that also gives back the sectors that were ticked. */
export interface IndustryFormState extends FormState {
  sectors?: string[]
}

const moveToIndustry = accountFormAction(
  accountAction('sites:update', changeIndustryFields, thenAt(changeIndustry), limit),
  ({ slug }, account) => `/${account}/sites/${slug}/settings?saved=industry`,
)

/** Moves a site into another industry. Refused: the page is read anew, so that it shows what would go now. */
export async function changeIndustryForm(account: string, previous: IndustryFormState, form: FormData): Promise<IndustryFormState> {
  const state = await moveToIndustry(account, previous, form)
  refresh()
  return { ...state, sectors: form.getAll('sectors').filter((slug) => typeof slug === 'string') }
}

/** A list of sectors that can take its last change back. */
export interface SectorListState extends FormState {
  removed?: { sector: string; name: string }
  /** The name of the sector that came back. */
  back?: string
}

const removeAction = accountAction('sites:update', siteSectorParams, removeSector, limit)
const putBackAction = accountAction('sites:update', addSectorsSchema, addSectors, limit)

/** Takes a sector out of a site, or puts the one that was taken out back under the name that it had there. */
export async function changeSectorForm(account: string, previous: SectorListState, form: FormData): Promise<SectorListState> {
  const { id = '', sector = '', name = '', undo } = Object.fromEntries(Object.entries(fieldsOf(form)).map(([key, value]) => [key, String(value)]))
  const result = undo ? await putBackAction(account, { id, sectors: [{ sector, name }] }) : await removeAction(account, { id, sector })
  refresh()
  if (!result.ok) return { error: result.error, ...(undo && previous.removed && { removed: previous.removed }) }
  return undo ? { back: name } : { removed: { sector, name } }
}
