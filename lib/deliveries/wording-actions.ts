'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { restoreWording, saveWording } from './save-wording'
import { restoreWordingBody, saveWordingBody } from './wording-schema'

export const saveWordingForm = formAction(staffAction('templates:manage', saveWordingBody, saveWording, { limit: 'write' }))
export const restoreWordingForm = formAction(staffAction('templates:manage', restoreWordingBody, restoreWording, { limit: 'write' }))
