'use server'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction } from '@/lib/auth/form'
import { announceTransferSchema } from './announce-form'
import { submitTransfer } from './submit-transfer'

// Back to the home: it shows what happens next.
export const announceTransferForm = accountFormAction(
  accountAction('billing:pay', announceTransferSchema, submitTransfer, { limit: 'write' }),
  (_sent, slug) => `/${slug}?announced=yes`,
)
