import { z } from 'zod'
import { requiredLine, uuid } from '@/lib/core/fields'

// Browser-safe.

/** A permission, or `<area>:write` for all that changes the area. Which ones there are depends on who asks. */
const scope = z.string().regex(/^[a-z_]{2,40}:[a-z_]{2,40}$/, 'Choose from the list')

/** One scope arrives as a text from a form with one box ticked. */
const scopes = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(scope, { error: 'Choose what the key may do' }).min(1, 'Choose what the key may do').max(60))

export const createApiKeySchema = z.object({ name: requiredLine(80), scopes })
export type CreateApiKey = z.output<typeof createApiKeySchema>

export const revokeApiKeySchema = z.object({ id: uuid })
