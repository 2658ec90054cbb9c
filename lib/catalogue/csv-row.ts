import { catalogue as words } from '@/lib/messages/en/catalogue'
import { slug } from '@/lib/core/fields'
import { entryName, POSITION_MAX } from './care-schema'
import type { CsvColumn } from './csv-columns'
import type { CsvLine } from './csv-text'

/** What a line says of an industry or sector. What is left out stays as it is. */
export interface Said {
  name?: string
  position?: number
  active?: boolean
}

/** A line whose cells all fit. */
export interface CsvRow {
  line: number
  industry: string
  /** '' when the line speaks of the industry alone. */
  sector: string
  ofIndustry: Said
  ofSector: Said
}

/** Why a line is left out: a code with what belongs to it. */
export type Reason =
  | { code: 'cell'; column: CsvColumn; text: string }
  | { code: 'tooLong' }
  | { code: 'sectorWithoutSlug' }
  | { code: 'duplicate'; line: number }
  | { code: 'contradicts'; column: CsvColumn; line: number }
  | { code: 'unnamed'; column: CsvColumn }
  | { code: 'merged'; name: string; into: string }

const TRUE = new Set(['true', '1', 'yes'])
const FALSE = new Set(['false', '0', 'no'])

/** Stops at the first cell that does not fit. */
class Misfit {
  constructor(readonly reason: Reason) {}
}

const cell = (column: CsvColumn, text: string) => new Misfit({ code: 'cell', column, text })

/** The meaning of a line's cells, or why they have none. */
export function rowOf({ line, cells, tooLong }: CsvLine): CsvRow | { line: number; reason: Reason } {
  try {
    if (tooLong) throw new Misfit({ code: 'tooLong' })
    const ofSector = saidIn(cells, 'sector')
    if (!cells.sector_slug && Object.keys(ofSector).length > 0) throw new Misfit({ code: 'sectorWithoutSlug' })
    return {
      line,
      industry: slugIn(cells, 'industry_slug'),
      sector: cells.sector_slug ? slugIn(cells, 'sector_slug') : '',
      ofIndustry: saidIn(cells, 'industry'),
      ofSector,
    }
  } catch (misfit) {
    if (misfit instanceof Misfit) return { line, reason: misfit.reason }
    throw misfit
  }
}

function slugIn(cells: CsvLine['cells'], column: CsvColumn): string {
  const fits = slug.safeParse(cells[column] ?? '')
  if (!fits.success) throw cell(column, words.file.badSlug)
  return fits.data
}

function saidIn(cells: CsvLine['cells'], of: 'industry' | 'sector'): Said {
  const { [`${of}_name` as const]: name, [`${of}_position` as const]: position, [`${of}_active` as const]: active } = cells
  return { ...(name && { name: nameIn(name, `${of}_name`) }), ...(position && { position: positionIn(position, `${of}_position`) }), ...(active && { active: activeIn(active, `${of}_active`) }) }
}

function nameIn(text: string, column: CsvColumn): string {
  const fits = entryName.safeParse(text)
  if (!fits.success) throw cell(column, fits.error.issues[0]?.message ?? words.file.badSlug)
  return fits.data
}

function positionIn(text: string, column: CsvColumn): number {
  const position = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (!(position <= POSITION_MAX)) throw cell(column, words.file.badPosition(POSITION_MAX))
  return position
}

function activeIn(text: string, column: CsvColumn): boolean {
  const word = text.toLowerCase()
  if (!TRUE.has(word) && !FALSE.has(word)) throw cell(column, words.file.badActive)
  return TRUE.has(word)
}
