// The columns of the catalogue's file, for reading, writing and words on screen. Browser-safe.

export const CSV_COLUMNS = [
  'industry_slug',
  'industry_name',
  'industry_position',
  'industry_active',
  'sector_slug',
  'sector_name',
  'sector_position',
  'sector_active',
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]
export const isColumn = (name: string): name is CsvColumn => (CSV_COLUMNS as readonly string[]).includes(name)

/** The largest file, in bytes, and the most lines in it. */
export const CSV_MOST_BYTES = 4 * 1024 * 1024
export const CSV_MOST_LINES = 50_000
