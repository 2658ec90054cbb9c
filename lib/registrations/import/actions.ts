'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction, type FormState } from '@/lib/auth/form'
import { csvOf } from '@/lib/catalogue/csv-upload'
import { applyImport, stopImport } from './apply-import'
import { previewImport, remapImport } from './preview-import'
import { applyBody, importParams, previewBody, remapForm } from './schema'

const home = '/admin/registrations/import'

const preview = formAction(staffAction('registrations:import', previewBody, (actor, body) => previewImport(actor, body), { limit: 'write' }), ({ result: { id } }) => `${home}/${id}`)
/** A file, or pasted text; what was pasted comes back with an error, a file does not. */
export async function previewImportForm(previous: FormState, form: FormData): Promise<FormState> {
  const { given, isFile } = await csvOf(form)
  const { values, ...state } = await preview(previous, given)
  return isFile ? state : { ...state, ...(values && { values }) }
}

export const remapImportForm = formAction(staffAction('registrations:import', remapForm, remapImport, { limit: 'write' }), ({ id }) => `${home}/${id}`)

export const applyImportForm = formAction(staffAction('registrations:import', importParams.extend(applyBody.shape), (actor, input) => applyImport(actor, input), { limit: 'write' }), ({ id }) => `${home}/${id}`)

export const stopImportForm = formAction(staffAction('registrations:import', importParams, stopImport, { limit: 'write' }))
