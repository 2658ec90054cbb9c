// What may be said about an integration, and what machines are told of one. Browser-safe. The secret only ever goes in.
import { z } from 'zod'
import { text, uuid } from '@/lib/core/fields'
import { siteIntegrations } from '@/lib/messages/en/site-integrations'
import { siteParams } from '../schema'
import { isSecret, PLATFORMS, settle } from './platforms'

const say = siteIntegrations.errors

/** Judged with the platform, all at once: what is wrong at one field does not hide what is wrong at another. */
const connection = z.object({
  platform: z.enum(PLATFORMS, { error: say.platform }),
  address: text(500).meta({ format: 'uri', description: 'https, without a login or a port' }),
  username: text(120).optional().meta({ description: 'WordPress only, and needed there' }),
  secret: z.string({ error: say.secret }).trim().meta({ writeOnly: true, minLength: 1, maxLength: 1000 }),
})

/** What describes the connection becomes what is stored. */
function settled<T extends z.output<typeof connection>>(typed: T, ctx: z.core.$RefinementCtx<T>) {
  const found = settle(typed.platform, typed)
  const errors = { ...('errors' in found && found.errors), ...(!isSecret(typed.secret) && { secret: [typed.secret === '' ? say.secret : say.secretForm] }) }
  for (const [field, [message]] of Object.entries(errors)) ctx.issues.push({ code: 'custom', path: [field], message, input: typed.platform })
  return 'errors' in found ? z.NEVER : { ...typed, ...found }
}

export const connectBody = connection.transform(settled)
export const connectSchema = connection.extend(siteParams.shape).transform(settled)
export type Connect = z.output<typeof connectSchema>

export const integrationParams = siteParams.extend({ integration: uuid })
export type IntegrationId = z.output<typeof integrationParams>

/** What is left out stays; so does the secret when it is empty. The platform stays in any case: another one is another integration. */
export const updateIntegrationBody = z.object({
  address: connection.shape.address.optional(),
  username: connection.shape.username,
  secret: z.string({ error: say.secret }).trim().refine((secret) => secret === '' || isSecret(secret), say.secretForm).default('').meta({ writeOnly: true, maxLength: 1000 }),
})
export const updateIntegrationSchema = integrationParams.extend(updateIntegrationBody.shape)
export type UpdateIntegration = z.output<typeof updateIntegrationSchema>

export const integrationAnswer = z.object({
  id: z.uuid(),
  platform: z.enum(PLATFORMS),
  address: z.string(),
  username: z.string().nullable(),
  status: z.enum(['untested', 'testing', 'working', 'failed']),
  /** A word for why the last test failed. */
  reason: z.string().nullable(),
  tested_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
})
export const integrationsAnswer = z.object({ data: z.array(integrationAnswer), next_cursor: z.null(), total: z.int() })
