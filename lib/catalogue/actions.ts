'use server'
import { z } from 'zod'
import { staffAction } from '@/lib/auth/action'
import { formAction, type FormState } from '@/lib/auth/form'
import { applyImport } from './apply-import'
import { createEntryBody, entryName, mergeEntryBody, industryParams, placeField, sectorParams } from './care-schema'
import { changeEntry, moveEntry } from './change-entry'
import { createIndustry, createSector } from './create-entry'
import { csvOf } from './csv-upload'
import { applyImportBody, importParams, previewImportBody } from './import-schema'
import { mergeEntry } from './merge-entry'
import { previewImport } from './preview-import'

const home = '/admin/catalogue'
/** Of an industry, or with a sector of that. */
const entryParams = industryParams.extend({ sector: sectorParams.shape.sector.optional() })

export const createIndustryForm = formAction(staffAction('catalogue:manage', createEntryBody, createIndustry), ({ result: { slug } }) => `${home}/industries/${slug}?done=created`)
export const createSectorForm = formAction(staffAction('catalogue:manage', createEntryBody.extend(industryParams.shape), createSector))

export const changeEntryForm = formAction(staffAction('catalogue:manage', entryParams.extend({ name: entryName, place: placeField }), changeEntry))
export const setActiveForm = formAction(
  staffAction('catalogue:manage', entryParams.extend({ active: z.enum(['true', 'false']).transform((word) => word === 'true') }), changeEntry),
)
export const moveEntryForm = formAction(staffAction('catalogue:manage', entryParams.extend({ direction: z.enum(['up', 'down']) }), moveEntry))

export const mergeEntryForm = formAction(
  staffAction('catalogue:manage', entryParams.extend(mergeEntryBody.shape), async (actor, input) => {
    await mergeEntry(actor, input)
    return input
  }),
  ({ industry, sector, into }) => (sector === undefined ? `${home}/industries/${into}?done=merged` : `${home}/industries/${industry}/sectors/${into}?done=merged`),
)

const preview = formAction(staffAction('catalogue:manage', previewImportBody, previewImport), ({ result: { id } }) => `${home}/imports/${id}`)
/** A file, or pasted text; what was pasted comes back with an error, a file does not. */
export async function previewImportForm(previous: FormState, form: FormData): Promise<FormState> {
  const { given, isFile } = await csvOf(form)
  const { values, ...state } = await preview(previous, given)
  return isFile ? state : { ...state, ...(values && { values }) }
}

export const applyImportForm = formAction(staffAction('catalogue:manage', applyImportBody.extend(importParams.shape), applyImport))
