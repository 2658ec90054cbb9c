'use server'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction } from '@/lib/auth/form'
import { connectIntegration } from './connect-integration'
import { removeIntegration } from './remove-integration'
import { connectSchema, integrationParams, updateIntegrationSchema } from './schema'
import { testIntegration } from './test-integration'
import { updateIntegration } from './update-integration'

// Forms of a site's integrations. Their state never holds the secret: fields of that name do not come back.

const outside = { limit: 'outside' } as const

export const connectIntegrationForm = accountFormAction(accountAction('sites:update', connectSchema, connectIntegration, outside))

export const updateIntegrationForm = accountFormAction(accountAction('sites:update', updateIntegrationSchema, updateIntegration, outside))

export const testIntegrationForm = accountFormAction(accountAction('sites:update', integrationParams, testIntegration, outside))

export const removeIntegrationForm = accountFormAction(accountAction('sites:update', integrationParams, removeIntegration, { limit: 'write' }))
