'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { runParams } from './schema'
import { stopRun } from './stop-run'

export const stopRunForm = formAction(staffAction('registrations:update', runParams, stopRun, { limit: 'write' }))
