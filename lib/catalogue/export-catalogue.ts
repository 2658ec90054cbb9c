import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import type { CsvColumn } from './csv-columns'
import { writeCsv } from './csv-text'
import type { Standing, StandingCatalogue } from './judge-file'
import { standingCatalogue } from './standing'

const cellsOf = <Of extends 'industry' | 'sector'>(of: Of, slug: string, { name, position, active }: Standing) =>
  ({ [`${of}_slug`]: slug, [`${of}_name`]: name, [`${of}_position`]: `${position}`, [`${of}_active`]: `${active}` }) as Record<CsvColumn & `${Of}_${string}`, string>

const NO_SECTOR = { sector_slug: '', sector_name: '', sector_position: '', sector_active: '' }

/** A catalogue as lines of the file: one for each sector, and one for an industry without any. What was merged is left out. */
export const linesOf = (catalogue: StandingCatalogue): Record<CsvColumn, string>[] =>
  [...catalogue]
    .filter(([, { mergedInto }]) => mergedInto === null)
    .flatMap(([slug, industry]) => {
      const own = cellsOf('industry', slug, industry)
      const sectors = [...industry.sectors].filter(([, { mergedInto }]) => mergedInto === null)
      return sectors.length === 0 ? [{ ...own, ...NO_SECTOR }] : sectors.map(([sector, standing]) => ({ ...own, ...cellsOf('sector', sector, standing) }))
    })

/** The whole catalogue as CSV text, in its order; importing it changes nothing. */
export const exportCatalogue = (actor: StaffActor): Promise<string> => inStaff(actor, async (tx) => writeCsv(linesOf(await standingCatalogue(tx))))
