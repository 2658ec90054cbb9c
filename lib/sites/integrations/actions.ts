'use server'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction } from '@/lib/auth/form'
import { connectIntegration, type WrittenIntegration } from './connect-integration'
import { removeIntegration } from './remove-integration'
import { connectSchema, integrationParams, updateIntegrationSchema } from './schema'
import { testIntegration } from './test-integration'
import { updateIntegration } from './update-integration'

// Forms of a site's integrations. Their state never holds the secret: a field of that name does not come back.

const outside = { limit: 'outside' } as const

const saved =
  (what: 'connected' | 'changed' | 'removed') =>
  ({ siteSlug }: WrittenIntegration, account: string): string => `/${account}/sites/${siteSlug}/integrations?saved=${what}`

export const connectIntegrationForm = accountFormAction(accountAction('sites:update', connectSchema, connectIntegration, outside), ({ result }, account) => saved('connected')(result, account))

export const updateIntegrationForm = accountFormAction(accountAction('sites:update', updateIntegrationSchema, updateIntegration, outside), saved('changed'))

export const testIntegrationForm = accountFormAction(accountAction('sites:update', integrationParams, testIntegration, outside))

export const removeIntegrationForm = accountFormAction(accountAction('sites:update', integrationParams, removeIntegration, { limit: 'write' }), saved('removed'))
