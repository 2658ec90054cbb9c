import type { z } from 'zod'
import type { Once } from '@/lib/core/once'
import type { AppliedImport } from './apply-import'
import type { entriesAnswer, entryAnswer, entryRowAnswer, mergeAnswer } from './care-schema'
import type { EntryRow } from './entries-queries'
import type { ImportLine, ImportRow } from './import-queries'
import type { importAnswer, importLinesAnswer } from './import-schema'
import type { Merge } from './merge-entry'
import { sayEffect, sayReason } from './say-line'

// The catalogue's rows in the contract's words.

/** An answer of a command that may come twice, in the contract's words. */
export const toOnce = <T, R>({ replayed, result }: Once<T>, word: (result: T) => R): Once<R> => ({ replayed, result: word(result) })

/** An industry or sector that was just made or changed. */
export const toEntry = ({ slug, name, active = true }: { slug: string; name: string; active?: boolean }): z.input<typeof entryAnswer> => ({ slug, name, active, merged_into: null })

/** One of a list, or by itself. */
export const toEntryRow = ({ slug, name, active, mergedInto, sectors, sites }: EntryRow): z.input<typeof entryRowAnswer> => ({
  slug,
  name,
  active,
  merged_into: mergedInto?.slug ?? null,
  sectors,
  sites,
})

export const toEntries = ({ rows, nextCursor }: { rows: EntryRow[]; nextCursor: string | null }): z.input<typeof entriesAnswer> => ({ data: rows.map(toEntryRow), next_cursor: nextCursor })

export const toMerge = ({ merged, sites, moved, joined }: Merge): z.input<typeof mergeAnswer> => ({ merged, sites, sectors_moved: moved, sectors_joined: joined })

/** A preview, or what became of it. */
export const toImport = ({ id, digest, counts, createdAt, appliedAt = null }: Omit<AppliedImport, 'createdAt' | 'appliedAt'> & { createdAt: Date | string; appliedAt?: Date | null }): z.input<typeof importAnswer> => ({
  id,
  digest,
  counts,
  created_at: new Date(createdAt).toISOString(),
  applied_at: appliedAt?.toISOString() ?? null,
})

export const toImportLines = ({ lines, nextCursor, ...found }: ImportRow & { lines: ImportLine[]; nextCursor: string | null }): z.input<typeof importLinesAnswer> => ({
  ...toImport(found),
  data: lines.map(({ line, verdict, industry, sector, effects, reason }) => ({
    line,
    verdict,
    industry,
    sector: sector || null,
    effects: effects.flatMap(sayEffect),
    reason: reason && sayReason(reason),
  })),
  next_cursor: nextCursor,
})
