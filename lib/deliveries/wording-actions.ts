'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { restoreWording, saveWording, type SavedWording } from './save-wording'
import { restoreWordingBody, saveWordingBody } from './wording-schema'

const backTo = ({ template, channel, locale }: SavedWording): string => `/admin/templates/${template}?channel=${channel}&locale=${locale}&done=saved`

export const saveWordingForm = formAction(staffAction('templates:manage', saveWordingBody, saveWording, { limit: 'write' }), backTo)
export const restoreWordingForm = formAction(staffAction('templates:manage', restoreWordingBody, restoreWording, { limit: 'write' }), backTo)
