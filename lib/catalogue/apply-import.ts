import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { AppError, notFound } from '@/lib/core/errors'
import { catalogue as words } from '@/lib/messages/en/catalogue'
import { readCsv } from './csv-text'
import type { ApplyImport, Counts } from './import-schema'
import type { Effect, JudgedLine } from './judge-file'
import { lockCatalogue } from './lock'
import { judged, keepLines } from './preview-import'

/** A file that was carried out. */
export interface AppliedImport {
  id: string
  digest: string
  counts: Counts
  createdAt: Date
  appliedAt: Date
}

interface Stored {
  csv: string
  digest: string
  counts: Counts
  createdAt: Date
  appliedAt: Date | null
}

/**
 * Carries out a file exactly as its preview showed it, lines that were refused left out, in one transaction. Twice is
 * once. The wrapper has checked `catalogue:manage`.
 *
 * @throws NOT_FOUND; STATUS_CHANGED when the catalogue has changed so that the outcome would differ, or another preview
 *   was looked at: nothing is changed then, and the preview shows the new outcome.
 */
export async function applyImport(actor: StaffActor, { id, digest }: ApplyImport): Promise<AppliedImport> {
  const outcome = await inStaff(actor, async (tx) => {
    await lockCatalogue(tx)
    const stored = await storedImport(tx, id)
    if (stored.appliedAt) return { id, digest: stored.digest, counts: stored.counts, createdAt: stored.createdAt, appliedAt: stored.appliedAt }
    const current = await judged(tx, readCsv(stored.csv))
    if (current.digest !== stored.digest) await renew(tx, id, current)
    // Not thrown here: what the preview shows now has to stay.
    if (current.digest !== digest) return undefined
    await write(tx, current.lines)
    const appliedAt = now()
    await tx.catalogueImport.update({ where: { id }, data: { appliedAt, appliedBy: actor.userId }, select: { id: true } })
    await record(tx, actor, 'catalogue.imported', { type: 'catalogue_import', id, accountId: null }, { ...current.counts })
    return { id, digest, counts: current.counts, createdAt: stored.createdAt, appliedAt }
  })
  if (!outcome) throw new AppError('STATUS_CHANGED', words.import.changed)
  return outcome
}

async function storedImport(tx: Tx, id: string): Promise<Stored> {
  const [stored] = await tx.$queryRaw<Stored[]>`
    SELECT csv, digest, counts, created_at AS "createdAt", applied_at AS "appliedAt" FROM catalogue_imports WHERE id = ${id}::uuid FOR UPDATE`
  if (!stored) throw notFound('This import')
  return stored
}

async function renew(tx: Tx, id: string, { lines, digest, counts }: Awaited<ReturnType<typeof judged>>): Promise<void> {
  await tx.catalogueImportLine.deleteMany({ where: { importId: id } })
  await keepLines(tx, id, lines)
  await tx.catalogueImport.update({ where: { id }, data: { digest, counts: { ...counts }, judgedAt: now() }, select: { id: true } })
}

type Written = { industry: string; sector: string; name: string | null; position: number | null; active: boolean | null }

/** What each effect sets; null stays as it is. */
const written = (lines: readonly JudgedLine[], of: Effect['of'], does: Effect['does']): string =>
  JSON.stringify(
    lines.flatMap(({ industry, sector, effects }) =>
      effects
        .filter((effect) => effect.of === of && effect.does === does)
        .map((effect): Written => {
          const to = effect.does === 'create' ? effect : { name: effect.change.name?.[1], position: effect.change.position?.[1], active: effect.change.active?.[1] }
          return { industry, sector, name: to.name ?? null, position: to.position ?? null, active: to.active ?? null }
        }),
    ),
  )

/** Four statements, whatever the length of the file. */
async function write(tx: Tx, lines: readonly JudgedLine[]): Promise<void> {
  await tx.$executeRaw`INSERT INTO industries (slug, name, position, active)
    SELECT industry, name, position, active FROM jsonb_to_recordset(${written(lines, 'industry', 'create')}::jsonb) AS r (industry text, name text, position int, active boolean)`
  await tx.$executeRaw`UPDATE industries i SET name = coalesce(r.name, i.name), position = coalesce(r.position, i.position), active = coalesce(r.active, i.active)
    FROM jsonb_to_recordset(${written(lines, 'industry', 'change')}::jsonb) AS r (industry text, name text, position int, active boolean) WHERE i.slug = r.industry`
  await tx.$executeRaw`INSERT INTO sectors (industry_id, slug, name, position, active)
    SELECT i.id, r.sector, r.name, r.position, r.active
    FROM jsonb_to_recordset(${written(lines, 'sector', 'create')}::jsonb) AS r (industry text, sector text, name text, position int, active boolean) JOIN industries i ON i.slug = r.industry`
  await tx.$executeRaw`UPDATE sectors s SET name = coalesce(r.name, s.name), position = coalesce(r.position, s.position), active = coalesce(r.active, s.active)
    FROM jsonb_to_recordset(${written(lines, 'sector', 'change')}::jsonb) AS r (industry text, sector text, name text, position int, active boolean) JOIN industries i ON i.slug = r.industry
    WHERE s.industry_id = i.id AND s.slug = r.sector`
}
