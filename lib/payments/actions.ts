'use server'
import { accountAction, staffAction } from '@/lib/auth/action'
import { accountFormAction, formAction } from '@/lib/auth/form'
import { uuid } from '@/lib/core/fields'
import { confirmTransfer, recordTransfer } from './confirm-transfer'
import { rejectTransfer } from './reject-transfer'
import { confirmTransferBody, recordTransferBody, rejectTransferBody, submitTransferBody, submitTransferParams } from './schema'
import { submitTransfer } from './submit-transfer'
import { typedMoney } from './typed-money'

export const announceTransferForm = accountFormAction(
  accountAction('billing:pay', typedMoney(submitTransferBody.extend(submitTransferParams.shape)), submitTransfer, { limit: 'write' }),
)

export const confirmTransferForm = formAction(staffAction('payments:confirm', typedMoney(confirmTransferBody.extend({ id: uuid })), confirmTransfer), () => '/admin/payments?done=confirmed')
export const recordTransferForm = formAction(staffAction('payments:confirm', typedMoney(recordTransferBody), recordTransfer), () => '/admin/payments?done=confirmed')
export const rejectTransferForm = formAction(staffAction('payments:confirm', rejectTransferBody.extend({ id: uuid }), rejectTransfer), () => '/admin/payments?done=rejected')
