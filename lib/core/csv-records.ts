import { CsvError, parse } from 'csv-parse/sync'

/** One record of a file: its cells, and its line as an editor shows it, the head being 1. */
export interface CsvRecord {
  line: number
  cells: string[]
}

/** The file's quotation marks do not match, from this line on. */
export class CsvQuotes extends Error {
  constructor(readonly line: number) {
    super(`quotation marks do not match in line ${line}`)
  }
}

/**
 * Reads a CSV file (RFC 4180): comma or semicolon, any line end, with or without a byte order mark, empty lines left out.
 *
 * @param most how many records are read, the head among them: a file of short lines would fill the memory
 * @throws CsvQuotes
 */
export function csvRecords(text: string, most: number): CsvRecord[] {
  const [firstLine = ''] = text.split(/[\r\n]/, 1)
  const delimiter = firstLine.split(';').length > firstLine.split(',').length ? ';' : ','
  try {
    const records = parse(text, { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, to: most }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    // The reader counts up to a record's last line.
    return records.map(({ record, info }) => ({ line: info.lines - record.join('').split(/\r\n|\n|\r/).length + 1, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new CsvQuotes('lines' in error && typeof error.lines === 'number' ? error.lines : 1)
  }
}
