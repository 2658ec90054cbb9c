'use server'
import { z } from 'zod'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { inStaff } from '@/lib/core/db'
import { readOrganisation } from '@/lib/organisation/calendar'
import { atFormFields, moveForm, orderOf } from './move-form'
import { moveRegistration } from './move-registration'
import { toRegistration } from './resources'
import { deleteView, saveView, shareView } from './saved-views'
import { saveViewBody, shareViewBody, viewParams } from './saved-views-schema'

const list = '/admin/registrations'

// Which move needs which permission says the table of moves; here it is only asked who may see registrations at all.
export const moveOnBoard = staffAction(
  'registrations:read',
  moveForm,
  async (actor, input) => {
    const { timeZone } = await inStaff(actor, readOrganisation)
    return toRegistration(await moveRegistration(actor, { ...orderOf(input, timeZone), origin: 'screen' }).catch(atFormFields))
  },
  { limit: 'write' },
)
export const moveRegistrationForm = formAction(moveOnBoard)

const backToView = ({ query }: { query: string }) => (query ? `${list}?${query}` : list)
export const saveViewForm = formAction(staffAction('registrations:read', saveViewBody, saveView, { limit: 'write' }), backToView)
export const shareViewForm = formAction(staffAction('registrations:read', shareViewBody, shareView))
export const deleteViewForm = formAction(staffAction('registrations:read', viewParams.extend({ query: z.string().default('') }), deleteView))
