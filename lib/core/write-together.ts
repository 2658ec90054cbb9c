import type { Tx } from './db.ts'
import { Prisma } from '@/lib/generated/prisma/client'

/** Statements by name. Each is an INSERT or UPDATE; one with RETURNING hands its first row back. */
export type Writes = Record<string, Prisma.Sql>

/**
 * Sends several writes as one statement, so that a use case which fills many tables takes few round trips. Each domain
 * describes its own writes; this only joins them as common table expressions. A later one may read an earlier one's
 * RETURNING by its name. Foreign keys are checked when the whole statement ends.
 *
 * @returns the first returned row of each of the named writes.
 */
export async function writeTogether<Returned extends Record<string, unknown> = Record<never, never>>(
  tx: Tx,
  writes: Writes,
  returning: (keyof Returned & string)[] = [],
): Promise<Returned> {
  const parts = Object.entries(writes).map(([name, sql]) => Prisma.sql`${Prisma.raw(`"${name}"`)} AS (${sql})`)
  const fields = returning.map((name) => Prisma.raw(`(SELECT to_jsonb("${name}") FROM "${name}" LIMIT 1) AS "${name}"`))
  const rows = await tx.$queryRaw<Returned[]>`WITH ${Prisma.join(parts)} SELECT ${fields.length ? Prisma.join(fields) : Prisma.sql`1`}`
  return rows[0] as Returned
}
