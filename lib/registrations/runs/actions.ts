'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { goOnWithRun } from './go-on-with-run'
import { runParams } from './schema'
import { stopRun } from './stop-run'

export const goOnWithRunForm = formAction(staffAction('registrations:update', runParams, goOnWithRun, { limit: 'write' }))

export const stopRunForm = formAction(staffAction('registrations:update', runParams, stopRun, { limit: 'write' }))
