'use server'
import { z } from 'zod'
import { staffAction } from '@/lib/auth/action'
import { formAction, type FormState } from '@/lib/auth/form'
import type { StaffActor } from '@/lib/core/actor'
import { instantAt } from '@/lib/core/zoned-time'
import { photoField } from '@/lib/files/schema'
import { clockTime, day } from '@/lib/visits/schema'
import { atTypedFields } from '@/lib/visits/typed-time'
import { readToday } from '@/lib/visits/queries'
import { assignInstallation, unassignInstallation } from './assign-installation'
import { changePriority } from './change-priority'
import { checkItem } from './check-item'
import { cancelInstallation, completeInstallation, failInstallation, reopenInstallation } from './end-installation'
import { pauseInstallation, resumeInstallation, startInstallation } from './run-installation'
import { assignBody, failBody, installationParams, itemParams, plainBody, priorityBody, reasonBody } from './schema'

const plain = plainBody.extend(installationParams.shape)

const assignForm = assignBody.pick({ technician_id: true, expected_status: true, expected_starts_at: true }).extend({ ...installationParams.shape, day, time: clockTime })
/** The time is typed by the organisation's clock; the moment that it means is made here. */
async function assignTyped(actor: StaffActor, { day: onDay, time, ...input }: z.output<typeof assignForm>) {
  const { zone } = await readToday(actor)
  return assignInstallation(actor, { ...input, starts_at: instantAt(zone, onDay, time) }).catch(atTypedFields)
}

export const assignInstallationForm = formAction(staffAction('installations:assign', assignForm, assignTyped), ({ result }) => `/admin/installations/${result.id}`)
export const unassignInstallationForm = formAction(staffAction('installations:assign', plain, unassignInstallation))
export const changePriorityForm = formAction(staffAction('installations:assign', priorityBody.extend(installationParams.shape), changePriority))
export const startInstallationForm = formAction(staffAction('installations:work', plain, startInstallation))
export const pauseInstallationForm = formAction(staffAction('installations:work', plain, pauseInstallation))
export const resumeInstallationForm = formAction(staffAction('installations:work', plain, resumeInstallation))
export const completeInstallationForm = formAction(staffAction('installations:work', plain, completeInstallation))
export const failInstallationForm = formAction(staffAction('installations:work', failBody.extend(installationParams.shape), failInstallation))
export const cancelInstallationForm = formAction(staffAction('installations:reopen', reasonBody.extend(installationParams.shape), cancelInstallation))
export const reopenInstallationForm = formAction(staffAction('installations:reopen', reasonBody.extend(installationParams.shape), reopenInstallation))

const itemForm = z.object({ ...itemParams.shape, done: z.enum(['true', 'false']).transform((word) => word === 'true'), photo: photoField.optional() })
const tick = formAction(staffAction('installations:work', itemForm, checkItem))
/** A tick, with a photo where the form brings a file; the file does not come back with an error. */
export async function checkItemForm(previous: FormState, form: FormData): Promise<FormState> {
  const file = form.get('photo')
  form.delete('photo')
  if (file instanceof File && file.size > 0) form.set('photo', Buffer.from(await file.arrayBuffer()).toString('base64'))
  const { values: _, ...state } = await tick(previous, form)
  return state
}
