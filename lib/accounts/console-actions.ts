'use server'
import { staffAction } from '@/lib/auth/action'
import { formAction } from '@/lib/auth/form'
import { accountParams, suspendBody } from './console-schema'
import { resumeAccount, suspendAccount } from './suspend-account'

const back = ({ id }: { id: string }) => `/admin/accounts/${id}`

export const suspendAccountForm = formAction(staffAction('accounts:suspend', suspendBody.extend(accountParams.shape), suspendAccount), back)
export const resumeAccountForm = formAction(staffAction('accounts:suspend', accountParams, resumeAccount), back)
