'use server'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction } from '@/lib/auth/form'
import { requestProof } from './request-proof'
import { requestProofSchema } from './schema'

export const requestProofForm = accountFormAction(accountAction('sites:update', requestProofSchema, requestProof, { limit: 'outside' }))
