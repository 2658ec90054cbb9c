import { fromCsvCell } from '@/lib/core/csv-cell'
import { csvFile } from '@/lib/core/csv-file'
import { CsvQuotes, csvRecords, type CsvRecord } from '@/lib/core/csv-records'
import { validation } from '@/lib/core/errors'
import { catalogue as words } from '@/lib/messages/en/catalogue'
import { CSV_COLUMNS, CSV_MOST_LINES, isColumn, type CsvColumn } from './csv-columns'

// The catalogue as a CSV file and back: RFC 4180, UTF-8. It is written with a byte order mark, without which common
// spreadsheets take it for an old code page; reading does not need one.

/** A line of the file: what stands in its cells, by column, '' where nothing does. */
export interface CsvLine {
  /** Its number as an editor shows it, the head being 1. */
  line: number
  cells: Partial<Record<CsvColumn, string>>
  /** True when it has more cells than the head has columns. */
  tooLong: boolean
}

/** Writes lines with all columns, their head first. */
export const writeCsv = (lines: readonly Record<CsvColumn, string>[]): string =>
  csvFile([CSV_COLUMNS, ...lines.map((line) => CSV_COLUMNS.map((column) => line[column]))])

/**
 * Reads a file: comma or semicolon, any line end, columns in any order, empty lines left out.
 *
 * @throws VALIDATION on `csv` when it is no such file: no head, an unknown or repeated column, quotation marks that do
 *   not match, nothing but the head, or too many lines.
 */
export function readCsv(text: string): CsvLine[] {
  const [head, ...records] = recordsIn(text)
  const columns = columnsOf(head?.cells ?? [])
  if (records.length === 0) throw refuse(words.file.onlyHead)
  if (records.length > CSV_MOST_LINES) throw refuse(words.file.tooManyLines(CSV_MOST_LINES))
  return records.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(columns.map((column, index) => [column, fromCsvCell(cells[index]?.trim() ?? '')])),
    tooLong: cells.slice(columns.length).some((cell) => cell.trim() !== ''),
  }))
}

const refuse = (problem: string) => validation({ csv: [problem] }, words.file.refused)

function recordsIn(text: string): CsvRecord[] {
  try {
    // No further than to the first line too many, after the head.
    return csvRecords(text, CSV_MOST_LINES + 2)
  } catch (error) {
    if (!(error instanceof CsvQuotes)) throw error
    throw refuse(words.file.quotes(error.line))
  }
}

function columnsOf(head: string[]): CsvColumn[] {
  const names = head.map((name) => name.trim().toLowerCase())
  while (names.at(-1) === '') names.pop()
  const unknown = names.find((name) => !isColumn(name))
  if (unknown !== undefined) throw refuse(words.file.unknownColumn(unknown, CSV_COLUMNS.join(', ')))
  const columns = names.filter(isColumn)
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) throw refuse(words.file.columnTwice(twice))
  if (!columns.includes('industry_slug')) throw refuse(words.file.noKey)
  return columns
}
