import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'

// An entry of the catalogue is an industry, or a sector of one. Both are named by slugs and looked after alike.

/** Names an industry, or with `sector` a sector of it. */
export interface EntryKey {
  industry: string
  sector?: string | undefined
}

export interface Entry {
  id: string
  industryId: string
  slug: string
  name: string
  active: boolean
  mergedIntoId: string | null
  /** The name of what took its place. */
  mergedIntoName: string | null
}

export type EntryKind = 'industry' | 'sector'
export const kindOf = ({ sector }: EntryKey): EntryKind => (sector === undefined ? 'industry' : 'sector')

/** The table that entries of a kind stand in. */
export const tableOf = (kind: EntryKind): Prisma.Sql => Prisma.raw(kind === 'industry' ? 'industries' : 'sectors')

/** What an audit line is about. */
export const subjectOf = (key: EntryKey, id: string) => ({ type: kindOf(key), id, accountId: null })

/** The refusal when there is no such entry. */
export const missing = (kind: EntryKind) => notFound(kind === 'industry' ? 'This industry' : 'This sector')

/** An entry by its slugs. @throws NOT_FOUND */
export async function findEntry(tx: Tx, key: EntryKey): Promise<Entry> {
  const [entry] = await tx.$queryRaw<Entry[]>`
    SELECT e.id, i.id AS "industryId", e.slug, e.name, e.active, e.merged_into_id AS "mergedIntoId", m.name AS "mergedIntoName"
    FROM ${tableOf(kindOf(key))} e
      JOIN industries i ON i.id = ${Prisma.raw(key.sector === undefined ? 'e.id' : 'e.industry_id')}
      LEFT JOIN ${tableOf(kindOf(key))} m ON m.id = e.merged_into_id
    WHERE i.slug = ${key.industry} AND e.slug = ${key.sector ?? key.industry}`
  if (!entry) throw missing(kindOf(key))
  return entry
}

/** The same for a change: what was merged stays as it is. @throws NOT_FOUND; CONFLICT when it was merged. */
export async function findLivingEntry(tx: Tx, key: EntryKey): Promise<Entry> {
  const entry = await findEntry(tx, key)
  if (entry.mergedIntoId !== null) throw conflict(`${entry.name} was merged into ${entry.mergedIntoName} and does not change any more`)
  return entry
}
