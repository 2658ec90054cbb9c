'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { addItem, changeItem, changeJobType, moveItem, removeItem } from './change-job-type'
import { addItemBody, changeItemBody, itemRef, jobTypeBody, moveItemBody } from './schema'

export const changeJobTypeForm = formAction(staffAction('organisation:manage', jobTypeBody, changeJobType))
export const addItemForm = formAction(staffAction('organisation:manage', addItemBody, addItem))
export const changeItemForm = formAction(staffAction('organisation:manage', changeItemBody, changeItem))
export const removeItemForm = formAction(staffAction('organisation:manage', itemRef, removeItem))
export const moveItemForm = formAction(staffAction('organisation:manage', moveItemBody, moveItem))
