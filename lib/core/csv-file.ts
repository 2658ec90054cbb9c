import { stringify } from 'csv-stringify/sync'
import { toCsvCell } from './csv-cell'

/** A line of a CSV file. A number stays one, also below zero. */
export type CsvRow = readonly (string | number | null)[]

/** Lines of a CSV file as RFC 4180 has them, in which no text is carried out by a spreadsheet. */
export const csvLines = (lines: readonly CsvRow[]): string =>
  stringify(lines.map((cells) => cells.map((cell) => (typeof cell === 'string' ? toCsvCell(cell) : cell))), { record_delimiter: 'windows' })

/** Without it common spreadsheets read a file in UTF-8 as if it were in another code page. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** A whole CSV file, its head among the lines. */
export const csvFile = (lines: readonly CsvRow[]): string => BYTE_ORDER_MARK + csvLines(lines)
