import type { CatalogueVerdict } from '@/lib/generated/prisma/enums'
import { POSITION_MAX } from './care-schema'
import type { CsvColumn } from './csv-columns'
import { rowOf, type CsvRow, type Reason, type Said } from './csv-row'
import type { CsvLine } from './csv-text'

// What a file would do to the catalogue, line by line. Pure: the preview shows this, and applying writes exactly this.

/** An industry or sector as it stands. */
export interface Standing {
  name: string
  position: number
  active: boolean
  /** The name of what took its place. */
  mergedInto: string | null
}
interface StandingIndustry extends Standing {
  sectors: ReadonlyMap<string, Standing>
}
export type StandingCatalogue = ReadonlyMap<string, StandingIndustry>

type Change = { [Field in keyof Required<Said>]?: readonly [from: Required<Said>[Field], to: Required<Said>[Field]] }

/** What a line does to its industry or its sector. */
export type Effect = { of: 'industry' | 'sector' } & (({ does: 'create' } & Required<Said>) | { does: 'change'; change: Change })

export interface JudgedLine {
  line: number
  verdict: CatalogueVerdict
  industry: string
  sector: string
  effects: Effect[]
  reason: Reason | null
}

const STEP = 10
const isRow = (row: CsvRow | { reason: Reason }): row is CsvRow => !('reason' in row)

/**
 * Judges a file against the catalogue. A line that cannot be is left out whole; the others count. What a file says of
 * an industry on one line holds for all of its lines, and a line that says otherwise is left out. Empty cells, and
 * what is not in the file, change nothing.
 */
export function judgeFile(lines: readonly CsvLine[], catalogue: StandingCatalogue): JudgedLine[] {
  const rows = lines.map((line) => ({ line, row: rowOf(line) }))
  const refused = new Map<number, Reason>(rows.flatMap(({ row }) => (isRow(row) ? [] : [[row.line, row.reason] as const])))
  const accepted = () => rows.flatMap(({ row }) => (isRow(row) && !refused.has(row.line) ? [row] : []))

  const judgeEach = (reasonOf: (row: CsvRow) => Reason | undefined): void => {
    for (const row of accepted()) {
      const reason = reasonOf(row)
      if (reason) refused.set(row.line, reason)
    }
  }
  judgeEach((row) => knownTrouble(row, catalogue))
  judgeEach(repeats())
  const agreed = new Map<string, Agreed>()
  judgeEach((row) => contradiction(row, agreed))
  judgeEach((row) => (catalogue.has(row.industry) || agreed.get(row.industry)?.said.name !== undefined ? undefined : { code: 'unnamed', column: 'industry_name' }))

  const effects = effectsOf(accepted(), agreed, catalogue)
  return rows.map(({ line, row }) => {
    const does = effects.get(line.line) ?? []
    const reason = refused.get(line.line) ?? null
    const verdict = reason ? 'refused' : does.some(({ does: kind }) => kind === 'create') ? 'create' : does.length > 0 ? 'change' : 'unchanged'
    const named = isRow(row) ? row : { industry: line.cells.industry_slug ?? '', sector: line.cells.sector_slug ?? '' }
    return { line: line.line, verdict, industry: named.industry, sector: named.sector, effects: does, reason }
  })
}

/** What the catalogue itself has against a line: something merged, or a new sector without a name. */
function knownTrouble({ industry, sector, ofSector }: CsvRow, catalogue: StandingCatalogue): Reason | undefined {
  const standing = catalogue.get(industry)
  if (standing?.mergedInto) return { code: 'merged', name: standing.name, into: standing.mergedInto }
  const standingSector = standing?.sectors.get(sector)
  if (standingSector?.mergedInto) return { code: 'merged', name: standingSector.name, into: standingSector.mergedInto }
  return sector !== '' && !standingSector && ofSector.name === undefined ? { code: 'unnamed', column: 'sector_name' } : undefined
}

function repeats(): (row: CsvRow) => Reason | undefined {
  const seen = new Map<string, number>()
  return ({ line, industry, sector }) => {
    const key = `${industry}/${sector}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    return first === undefined ? undefined : { code: 'duplicate', line: first }
  }
}

/** What the lines so far say of an industry, and which line said it first. */
interface Agreed {
  said: Said
  lines: Partial<Record<keyof Said, number>>
}

function contradiction({ line, industry, ofIndustry }: CsvRow, agreed: Map<string, Agreed>): Reason | undefined {
  const { said, lines } = agreed.get(industry) ?? { said: {}, lines: {} }
  const fields = Object.keys(ofIndustry) as (keyof Said)[]
  const against = fields.find((field) => said[field] !== undefined && said[field] !== ofIndustry[field])
  if (against) return { code: 'contradicts', column: `industry_${against}` satisfies CsvColumn, line: lines[against] ?? line }
  agreed.set(industry, { said: { ...ofIndustry, ...said }, lines: { ...Object.fromEntries(fields.map((field) => [field, line])), ...lines } })
  return undefined
}

function effectsOf(rows: readonly CsvRow[], agreed: ReadonlyMap<string, Agreed>, catalogue: StandingCatalogue): Map<number, Effect[]> {
  const effects = new Map<number, Effect[]>()
  const add = (line: number, effect: Effect | undefined) => effect && effects.set(line, [...(effects.get(line) ?? []), effect])
  const industriesEnd = endOf([...catalogue.values(), ...[...agreed.values()].map(({ said }) => said)])
  const sectorsEnd = new Map<string, () => number>()
  for (const [industry, own] of Map.groupBy(rows, (row) => row.industry)) {
    const standing = catalogue.get(industry)
    add(own[0]?.line ?? 0, effectOn('industry', standing, agreed.get(industry)?.said ?? {}, industriesEnd))
    sectorsEnd.set(industry, endOf([...(standing?.sectors.values() ?? []), ...own.map(({ ofSector }) => ofSector)]))
  }
  for (const { line, industry, sector, ofSector } of rows) {
    if (sector !== '') add(line, effectOn('sector', catalogue.get(industry)?.sectors.get(sector), ofSector, sectorsEnd.get(industry) ?? (() => STEP)))
  }
  return effects
}

/** Gives places behind everything that has one, one after the other. */
function endOf(placed: readonly { position?: number }[]): () => number {
  let last = placed.reduce((most, { position = 0 }) => Math.max(most, position), 0)
  return () => (last = Math.min(POSITION_MAX, last + STEP))
}

function effectOn(of: Effect['of'], standing: Standing | undefined, said: Said, nextPlace: () => number): Effect | undefined {
  if (!standing) return { of, does: 'create', name: said.name ?? '', position: said.position ?? nextPlace(), active: said.active ?? true }
  const change: Change = {
    ...(said.name !== undefined && said.name !== standing.name && { name: [standing.name, said.name] }),
    ...(said.position !== undefined && said.position !== standing.position && { position: [standing.position, said.position] }),
    ...(said.active !== undefined && said.active !== standing.active && { active: [standing.active, said.active] }),
  }
  return Object.keys(change).length > 0 ? { of, does: 'change', change } : undefined
}
