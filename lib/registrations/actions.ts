'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { staffAction } from '@/lib/auth/action'
import { fieldsOf, formAction, type FormState } from '@/lib/auth/form'
import { inStaff } from '@/lib/core/db'
import { uuid } from '@/lib/core/fields'
import { present } from '@/lib/core/typed-form'
import { readOrganisation } from '@/lib/organisation/calendar'
import { atTypedFields } from '@/lib/visits/typed-time'
import { addFile } from './add-file'
import { addNote } from './add-note'
import { assignRegistration } from './assign-registration'
import type { BulkResult } from './bulk'
import { bulkForm, bulkOf } from './bulk-form'
import { addFileBody, changeBody, mergeBody } from './care-schema'
import { changeFields } from './change-fields'
import { mergeRegistrations } from './merge-registrations'
import { bulkOrRun } from './runs/start-run'
import { tagRegistration } from './tag-registration'
import { moveForm, orderOf } from './move-form'
import { moveRegistration } from './move-registration'
import { toRegistration } from './resources'
import { deleteView, saveView, shareView } from './saved-views'
import { saveViewBody, shareViewBody, viewParams } from './saved-views-schema'
import { noteBody, registrationParams, tagBody } from './schema'
import { touchedFields } from './touched-fields'

const list = '/admin/registrations'

// Which move needs which permission says the table of moves; here it is only asked who may see registrations at all.
export const moveOnBoard = staffAction(
  'registrations:read',
  moveForm,
  async (actor, input) => {
    const { timeZone } = await inStaff(actor, readOrganisation)
    return toRegistration(await moveRegistration(actor, { ...orderOf(input, timeZone), origin: 'screen' }).catch(atTypedFields))
  },
  { limit: 'write' },
)
export const moveRegistrationForm = formAction(moveOnBoard)

const origin = 'screen' as const
export const addNoteForm = formAction(staffAction('registrations:update', registrationParams.extend(noteBody.shape), (actor, input) => addNote(actor, { ...input, origin }), { limit: 'write' }))
export const assignForm = formAction(
  staffAction('registrations:assign', registrationParams.extend({ assignee_id: z.union([z.literal('').transform(() => null), uuid]) }), (actor, input) => assignRegistration(actor, { ...input, origin }), { limit: 'write' }),
)
const oneTag = registrationParams.extend({ tag: tagBody.shape.add.unwrap().element })
export const addTagForm = formAction(staffAction('registrations:update', oneTag, (actor, { id, tag }) => tagRegistration(actor, { id, add: [tag], remove: [], origin }), { limit: 'write' }))
export const removeTagForm = formAction(staffAction('registrations:update', oneTag, (actor, { id, tag }) => tagRegistration(actor, { id, add: [], remove: [tag], origin }), { limit: 'write' }))
const attach = formAction(staffAction('registrations:update', registrationParams.extend(addFileBody.shape), (actor, input) => addFile(actor, { ...input, origin }), { limit: 'write' }))
export async function addFileForm(previous: FormState, form: FormData): Promise<FormState> {
  const photo = form.get('photo')
  form.delete('photo')
  if (photo instanceof File && photo.size > 0) {
    form.set('photo', Buffer.from(await photo.arrayBuffer()).toString('base64'))
    form.set('name', photo.name)
  }
  // A file does not come back into its field.
  const { values: _, ...state } = await attach(previous, form)
  return state
}
// The form always sends the field; an empty one says nothing yet.
const changeForm = z.preprocess(
  touchedFields,
  registrationParams.extend({ ...changeBody.shape, allow_duplicates: z.string().optional().transform(present).pipe(changeBody.shape.allow_duplicates) }),
)
export const changeFieldsForm = formAction(staffAction('registrations:update', changeForm, (actor, input) => changeFields(actor, { ...input, origin }), { limit: 'write' }))
/** Why it is right that another registration looks like the same person, and nothing else. */
const different = registrationParams.extend({ allow_duplicates: changeBody.shape.allow_duplicates.unwrap() })
export const keepBothForm = formAction(staffAction('registrations:update', different, (actor, input) => changeFields(actor, { ...input, origin }), { limit: 'write' }))
export const mergeForm = formAction(
  staffAction('registrations:cancel', registrationParams.extend(mergeBody.shape), (actor, input) => mergeRegistrations(actor, { ...input, origin }), { limit: 'write' }),
  ({ kept: { id } }) => `${list}/${id}?done=merged`,
)

const runBulk = staffAction('registrations:read', bulkForm, (actor, form) => bulkOrRun(actor, bulkOf(form)), { limit: 'write' })
/** What the bar under the table shows: of few rows, what became of each. More go on under a page of their own. */
export interface BulkState extends FormState {
  results?: BulkResult[]
}
export async function bulkByForm(_previous: BulkState, form: FormData): Promise<BulkState> {
  const { ids: _, ...fields } = fieldsOf(form)
  const done = await runBulk(fieldsOf(form) as z.input<typeof bulkForm>)
  if (!done.ok) return { error: done.error, values: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])) }
  refresh()
  if ('runId' in done.data) redirect(`${list}/bulk/${done.data.runId}`)
  return done.data
}

const backToView = ({ query }: { query: string }) => (query ? `${list}?${query}` : list)
export const saveViewForm = formAction(staffAction('registrations:read', saveViewBody, saveView, { limit: 'write' }), backToView)
export const shareViewForm = formAction(staffAction('registrations:read', shareViewBody, shareView))
export const deleteViewForm = formAction(staffAction('registrations:read', viewParams.extend({ query: z.string().default('') }), deleteView))
