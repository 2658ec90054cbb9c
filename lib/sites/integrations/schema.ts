// What may be said about an integration, and what machines are told of one. Browser-safe. The secret only ever goes in.
import { z } from 'zod'
import { optionalLine, requiredLine, uuid } from '@/lib/core/fields'
import { siteIntegrations } from '@/lib/messages/en/site-integrations'
import { siteParams } from '../schema'

const say = siteIntegrations.errors
export const PLATFORMS = ['wordpress', 'shopify', 'custom'] as const

/** The address in one form, or null: https, a name with a dot, no login, no port, no fragment. */
function normalised(typed: string): string | null {
  const text = /^[a-z][a-z0-9+.-]*:\/\//iu.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(text)) return null
  const { protocol, username, password, port, hostname, origin, pathname, search } = new URL(text)
  if (protocol !== 'https:' || username || password || port || !/\.[a-z][a-z0-9-]*[a-z0-9]$/u.test(hostname)) return null
  return `${origin}${pathname.replace(/\/+$/u, '')}${search}`
}

const address = requiredLine(500)
  .transform(normalised)
  .refine((value) => value !== null, say.address)
  .transform((value) => value ?? '')
  .meta({ format: 'uri', description: 'https; stored without a slash at the end' })

const secretForm = /^[\x21-\x7e](?:[\x20-\x7e]{0,998}[\x21-\x7e])?$/u
const isSecret = (value: string): boolean => secretForm.test(value)
const typedSecret = z.string({ error: say.secret }).trim()

interface Described {
  platform: (typeof PLATFORMS)[number]
  address: string
  username?: string | undefined
}

const fitsPlatform = (ctx: z.core.ParsePayload<Described>): void => {
  const { platform, address, username } = ctx.value
  const complain = (field: string, message: string) => ctx.issues.push({ code: 'custom', input: ctx.value, path: [field], message })
  if (platform === 'wordpress' && !username) complain('username', say.username)
  if (platform === 'shopify' && address && !/^https:\/\/[a-z0-9][a-z0-9-]*\.myshopify\.com$/u.test(address)) complain('address', say.shopify)
}

const described = z.object({ platform: z.enum(PLATFORMS, { error: siteIntegrations.platform }), address, username: optionalLine(120) })

const secretField = typedSecret.min(1, say.secret).refine((value) => value === '' || isSecret(value), say.secretForm)
export const connectBody = described.extend({ secret: secretField }).check(fitsPlatform)
export const connectSchema = described.extend({ secret: secretField, id: uuid }).check(fitsPlatform)
export type Connect = z.output<typeof connectSchema>

export const integrationParams = siteParams.extend({ integration: uuid })
export type IntegrationId = z.output<typeof integrationParams>

/** An empty secret keeps the stored one. The platform is given again because the other fields depend on it; it never changes. */
export const updateIntegrationSchema = described
  .extend({ id: uuid, integration: uuid, secret: typedSecret.default('').refine((value) => value === '' || isSecret(value), say.secretForm) })
  .check(fitsPlatform)
export type UpdateIntegration = z.output<typeof updateIntegrationSchema>

export const integrationAnswer = z.object({
  id: z.uuid(),
  platform: z.enum(PLATFORMS),
  address: z.string(),
  username: z.string().nullable(),
  status: z.enum(['untested', 'testing', 'working', 'failed']),
  reason: z.string().nullable(),
  tested_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
})
export const integrationsAnswer = z.object({ data: z.array(integrationAnswer), next_cursor: z.null(), total: z.int() })
