import type { z } from 'zod'
import type { ConsoleAccount } from './console-queries'
import type { consoleAccountAnswer } from './console-schema'

/** An account of the console's list in the contract's words. */
export const toConsoleAccount = (row: ConsoleAccount): z.input<typeof consoleAccountAnswer> => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  status: row.status,
  door: row.door,
  owner: { name: row.ownerName, email: row.ownerEmail },
  plan: { slug: row.planSlug, name: row.planName },
  balance: Number(row.balance),
  created_at: row.createdAt.toISOString(),
})
