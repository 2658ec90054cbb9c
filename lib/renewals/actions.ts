'use server'
import { z } from 'zod'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { requestRun } from './request-run'
import { changeRules } from './rules'
import { renewalRulesBody } from './schema'

export const changeRulesForm = formAction(staffAction('renewals:manage', renewalRulesBody, changeRules, { limit: 'write' }))
export const requestRunForm = formAction(staffAction('renewals:manage', z.object({}), requestRun, { limit: 'write' }), () => '/admin/payments/renewals?done=requested')
