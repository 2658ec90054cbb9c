// A cell that begins so would be carried out as a formula by the spreadsheet of whoever opens the file. An apostrophe
// before it stops that; apostrophes that stand there already get one more, so that reading gives back every text exactly.
const RISKY = /^'*[=+\-@\t\r]/
const ESCAPED = /^'+[=+\-@\t\r]/

/** A text as a cell of a CSV file that no spreadsheet carries out. */
export const toCsvCell = (text: string): string => (RISKY.test(text) ? `'${text}` : text)

/** The text of a cell that `toCsvCell` wrote. */
export const fromCsvCell = (cell: string): string => (ESCAPED.test(cell) ? cell.slice(1) : cell)
