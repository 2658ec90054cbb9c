import { z } from 'zod'
import { cursor, limit, requiredLine, slug, text, uuid } from '@/lib/core/fields'
import { AccountStatus, Door } from '@/lib/generated/prisma/enums'
import { fields as fieldWords } from '@/lib/messages/en/fields'

// What staff ask and are told about accounts.

export const consoleAccountsQuery = z.object({
  q: text(120).optional(),
  status: z.enum(AccountStatus).optional(),
  door: z.enum(Door).optional(),
  plan: slug.optional(),
  cursor: cursor.optional(),
  limit,
})
export type ConsoleAccountsQuery = z.output<typeof consoleAccountsQuery>

export const accountParams = z.object({ id: uuid })

export const suspendBody = z.object({ reason: requiredLine(300, fieldWords.reason) })
export type Suspend = z.output<typeof suspendBody>

export const consoleAccountAnswer = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['business', 'household', 'personal']),
  status: z.enum(AccountStatus),
  door: z.enum(Door),
  owner: z.object({ name: z.string(), email: z.string().nullable() }),
  plan: z.object({ slug: z.string(), name: z.string() }),
  balance: z.int(),
  created_at: z.iso.datetime(),
})
export const consoleAccountsAnswer = z.object({ data: z.array(consoleAccountAnswer), next_cursor: z.string().nullable() })
export const accountStatusAnswer = z.object({ id: z.uuid(), status: z.enum(AccountStatus) })
