import { Prisma } from '@/lib/generated/prisma/client'
import type { Writes } from '@/lib/core/write-together'
import { DEFAULT_TRIGGERS } from './policy'

/** The write of an account's five playbook triggers with their starting thresholds, all on. */
export function triggerWrites(accountId: string): Writes {
  const rows = Object.entries(DEFAULT_TRIGGERS).map(([type, config]) => Prisma.sql`(${accountId}::uuid, ${type}::playbook_type, ${JSON.stringify(config)}::jsonb)`)
  return { triggers: Prisma.sql`INSERT INTO playbook_triggers (account_id, type, config) VALUES ${Prisma.join(rows)}` }
}
