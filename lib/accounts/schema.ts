// What is said about an account, and what machines are told of one. Browser-safe.
import { z } from 'zod'
import { companyName, country, phoneText, slug, uuid } from '@/lib/core/fields'

const limitOf = z.int().min(0).nullable().describe('null is unlimited')
const usage = z.object({ limit: limitOf, used: z.int().min(0) })

/** What `GET /api/account` answers. */
export const accountAnswer = z.object({
  account: z.object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(['business', 'household', 'personal']),
    status: z.enum(['pending_payment', 'pending_installation', 'active', 'suspended', 'closed']),
    country: z.string().nullable(),
    created_at: z.iso.datetime(),
  }),
  plan: z.object({
    slug: z.string(),
    name: z.string(),
    family: z.enum(['online', 'installed', 'chat']),
    price: z.object({ amount_minor: z.int(), currency: z.string(), interval: z.enum(['none', 'month', 'year']) }),
    included_credits: z.int(),
    status: z.enum(['pending_payment', 'active', 'past_due', 'cancel_scheduled', 'cancelled', 'expired']),
    period_start: z.iso.datetime().nullable(),
    period_end: z.iso.datetime().nullable(),
  }),
  limits: z.object({
    sites: usage,
    seats: usage,
    sectors_per_site: z.object({ limit: limitOf }),
    open_quotes: z.object({ limit: limitOf }),
  }),
  credits: z.object({ balance: z.int(), held: z.int(), available: z.int() }),
})

const mode = z.enum(['vendor', 'employee', 'customer'])

/** Acting in another mode, in one of one's accounts. */
export const switchModeSchema = z.object({ account: slug, mode })
export type SwitchMode = z.output<typeof switchModeSchema>

const filled = (value: unknown): unknown => (value === '' ? undefined : value)

/** What an owner may change about their account. An empty choice takes a country or a number away. */
export const updateAccountSchema = z.object({
  name: companyName,
  country: z.preprocess(filled, country.optional()),
  phone: z.preprocess(filled, phoneText.optional()),
})
export type UpdateAccount = z.output<typeof updateAccountSchema>

/** Another address for the account. */
export const renameAccountSchema = z.object({ slug })
export type RenameAccount = z.output<typeof renameAccountSchema>

/** The roles that a colleague can be let in with; there is one owner, and that does not change here. */
export const GIVEN_ROLES = ['viewer', 'editor', 'admin'] as const

/** Letting in or declining somebody who asked to join. */
export const decideJoinRequestSchema = z.object({ id: uuid, decision: z.enum(['approve', 'decline']), role: z.enum(GIVEN_ROLES).default('viewer') })
export type DecideJoinRequest = z.output<typeof decideJoinRequestSchema>
