'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { addGroup, changeGroup, pauseGroup, removeGroup } from './groups'
import { addGroupBody, changeGroupBody, groupParams, pauseGroupBody, setRulesBody } from './schema'
import { setRules } from './set-rules'

export const addGroupForm = formAction(staffAction('templates:manage', addGroupBody, addGroup, { limit: 'write' }))
export const changeGroupForm = formAction(staffAction('templates:manage', changeGroupBody, changeGroup, { limit: 'write' }))
export const pauseGroupForm = formAction(staffAction('templates:manage', pauseGroupBody, pauseGroup, { limit: 'write' }))
export const removeGroupForm = formAction(staffAction('templates:manage', groupParams, removeGroup, { limit: 'write' }))
export const setRulesForm = formAction(staffAction('templates:manage', setRulesBody, setRules, { limit: 'write' }))
