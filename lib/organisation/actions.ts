'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { addRule, moveRule, removeRule, setRuleActive } from './assignment-rules'
import { changeOrganisation } from './change-organisation'
import { addHoliday, removeHoliday } from './holidays'
import { addReason, moveReason, removeReason, renameReason, setReasonActive } from './reasons'
import { activeBody, addReasonBody, addRuleBody, entryParams, holidayBody, holidayParams, moveBody, organisationBody, renameReasonBody, stageTargetsBody, workingHoursBody } from './schema'
import { setStageTargets } from './set-stage-targets'
import { setWorkingHours } from './set-working-hours'

export const changeOrganisationForm = formAction(staffAction('organisation:manage', organisationBody, changeOrganisation))
export const setWorkingHoursForm = formAction(staffAction('organisation:manage', workingHoursBody, setWorkingHours))
export const addHolidayForm = formAction(staffAction('organisation:manage', holidayBody, addHoliday))
export const removeHolidayForm = formAction(staffAction('organisation:manage', holidayParams, removeHoliday))
export const setStageTargetsForm = formAction(staffAction('organisation:manage', stageTargetsBody, setStageTargets))

export const addReasonForm = formAction(staffAction('organisation:manage', addReasonBody, addReason))
export const renameReasonForm = formAction(staffAction('organisation:manage', renameReasonBody, renameReason))
export const setReasonActiveForm = formAction(staffAction('organisation:manage', activeBody, setReasonActive))
export const moveReasonForm = formAction(staffAction('organisation:manage', moveBody, moveReason))
export const removeReasonForm = formAction(staffAction('organisation:manage', entryParams, removeReason))

export const addRuleForm = formAction(staffAction('organisation:manage', addRuleBody, addRule))
export const moveRuleForm = formAction(staffAction('organisation:manage', moveBody, moveRule))
export const setRuleActiveForm = formAction(staffAction('organisation:manage', activeBody, setRuleActive))
export const removeRuleForm = formAction(staffAction('organisation:manage', entryParams, removeRule))
