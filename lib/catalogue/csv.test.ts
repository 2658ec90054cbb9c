import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSlug } from '@/lib/core/slug-shape'
import { tidyLine } from '@/lib/core/unicode'
import { CSV_COLUMNS, type CsvColumn } from './csv-columns'
import { readCsv, writeCsv } from './csv-text'
import { linesOf } from './export-catalogue'
import { judgeFile, type JudgedLine, type Standing, type StandingCatalogue } from './judge-file'

const standing = (name: string, position: number, active = true): Standing => ({ name, position, active, mergedInto: null })
const CATALOGUE: StandingCatalogue = new Map([
  ['spas', { ...standing('Spas', 10), sectors: new Map([['massage', standing('Massage', 10)], ['sauna', standing('Sauna', 20, false)], ['old', { ...standing('Old', 30, false), mergedInto: 'Sauna' }]]) }],
  ['inns', { ...standing('Inns', 20, false), sectors: new Map() }],
  ['gone', { ...standing('Gone', 30, false), mergedInto: 'Inns', sectors: new Map() }],
])
const judge = (text: string, catalogue = CATALOGUE) => judgeFile(readCsv(text), catalogue)
const short = (lines: JudgedLine[]) => lines.map(({ line, verdict, reason }) => [line, verdict, ...(reason ? [reason.code] : [])])

test('a file may use semicolons, CRLF, a byte order mark, columns in another order, and leave columns out', () => {
  const wanted = [[2, 'create']]
  expect(short(judge('industry_slug,industry_name\nbars,Bars'))).toEqual(wanted)
  expect(short(judge('\ufeffindustry_name;industry_slug\r\n"Bars; Pubs";bars\r\n\r\n;\r\n'))).toEqual(wanted)
  expect(short(judge(' Industry_Slug ,INDUSTRY_NAME,\r\rbars,"Bars, ""Pubs""",'))).toEqual([[3, 'create']])
})

test.each([
  ['', 'industry_slug is missing'],
  ['industry_slug', 'no line below'],
  ['industry_slug,colour\na1,b', 'no column “colour”'],
  ['industry_name\nBars', 'industry_slug is missing'],
  ['industry_slug,industry_slug\na1,a1', 'twice'],
  ['industry_slug,industry_name\nbars,"Bars\nmore', 'quotation marks'],
  [`industry_slug\n${'bars\n'.repeat(50_001)}`, 'more than 50,000 lines'],
])('%#: what is no such file is refused whole, and says why', (text, why) => {
  expect(() => readCsv(text)).toThrow(expect.objectContaining({ code: 'VALIDATION', fields: { csv: [expect.stringContaining(why)] } }))
})

test('the largest file may have as many lines as fit; of one with many more no more is read', () => {
  expect(readCsv(`industry_slug\n${'a1\n'.repeat(50_000)}`)).toHaveLength(50_000)
  const before = process.memoryUsage().heapUsed
  expect(() => readCsv(`industry_slug\n${'a\n'.repeat(2_000_000)}`)).toThrow(expect.objectContaining({ code: 'VALIDATION' }))
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 1024 * 1024)
})

test('each line is judged by itself: created, changed from what to what, unchanged, or left out and why', () => {
  const head = CSV_COLUMNS.join(',')
  const judged = judge(
    [
      head,
      'spas,Spas and Baths,10,true,massage,Massages,,', // 2: the industry's new name and the sector's
      'spas,,,,sauna,Sauna,20,TRUE', // 3
      'spas,,,,steam,Steam Baths,,no', // 4
      'inns,,,,,,,', // 5
      'Not A Slug,X,,,,,,', // 6
      'spas,,,,massage,Again,,', // 7
      'spas,Something Else,,,mud,Mud,,', // 8
      'spas,,,,old,Old,,', // 9
      'gone,,,,,,,', // 10
      'bars,,,,,,,', // 11
      'spas,,,,unnamed,,,', // 12
      `spas,,,,wordy,${'x'.repeat(81)},,`, // 13
      'spas,,-1,,,,,', // 14
      'spas,,,perhaps,,,,', // 15
      'spas,,,,,Sauna,,', // 16
      'spas,,,,sauna,Sauna,20,false,extra', // 17
    ].join('\n'),
  )
  expect(short(judged)).toEqual([
    [2, 'change'], [3, 'change'], [4, 'create'], [5, 'unchanged'],
    [6, 'refused', 'cell'], [7, 'refused', 'duplicate'], [8, 'refused', 'contradicts'], [9, 'refused', 'merged'], [10, 'refused', 'merged'], [11, 'refused', 'unnamed'],
    [12, 'refused', 'unnamed'], [13, 'refused', 'cell'], [14, 'refused', 'cell'], [15, 'refused', 'cell'], [16, 'refused', 'sectorWithoutSlug'], [17, 'refused', 'tooLong'],
  ])
  expect(judged[0]?.effects).toEqual([
    { of: 'industry', does: 'change', change: { name: ['Spas', 'Spas and Baths'] } },
    { of: 'sector', does: 'change', change: { name: ['Massage', 'Massages'] } },
  ])
  expect(judged[1]?.effects).toEqual([{ of: 'sector', does: 'change', change: { active: [false, true] } }])
  // Behind everything that stands there.
  expect(judged[2]?.effects).toEqual([{ of: 'sector', does: 'create', name: 'Steam Baths', position: 40, active: false }])
  expect(judged.flatMap(({ reason }) => (reason?.code === 'contradicts' || reason?.code === 'duplicate' ? [reason] : []))).toEqual([
    { code: 'duplicate', line: 2 },
    { code: 'contradicts', column: 'industry_name', line: 2 },
  ])
})

test('a line that is left out says nothing of its industry either; line numbers are those of an editor', () => {
  const judged = judge('industry_slug,industry_name,sector_slug,sector_name\n\nbars,Bars,Bad Slug,x\nbars,,taps,Taps\n"clubs","Clubs",beats,"two\nlines"\nclubs,Clubs,beats,Beats')
  expect(short(judged)).toEqual([[3, 'refused', 'cell'], [4, 'refused', 'unnamed'], [5, 'refused', 'cell'], [7, 'create']])
})

// Any catalogue there can be: names that spreadsheets would calculate, quotes, separators, any script.
const nasty = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.constantFrom('=1+1', "'=x", "''", '"quoted"', 'a;b', 'a,b', '-', '+', '@x', "'-1", 'Ünï', '中文', "O'Neill", '#', '\\'))
const name = nasty.map(tidyLine).filter((text) => text !== '' && Array.from(text).length <= 80 && !/\p{Cc}|\p{Surrogate}/u.test(text))
const slug = fc.stringMatching(/^[a-z0-9]{2,6}(-[a-z0-9]{1,4})?$/).filter(isSlug)
const entry = fc.record({ name, position: fc.nat(1_000_000), active: fc.boolean(), mergedInto: fc.constant(null) })
const catalogue = fc
  .array(fc.tuple(slug, entry, fc.array(fc.tuple(slug, entry), { maxLength: 4 })), { minLength: 1, maxLength: 5 })
  .map((industries): StandingCatalogue => new Map(industries.map(([key, own, sectors]) => [key, { ...own, sectors: new Map(sectors) }])))

/** The catalogue after a file was applied to nothing. */
function built(judged: JudgedLine[]): StandingCatalogue {
  const made = new Map<string, Standing & { sectors: Map<string, Standing> }>()
  for (const { industry, sector, effects } of judged) {
    for (const effect of effects) {
      if (effect.does !== 'create') continue
      const { name: called, position, active } = effect
      if (effect.of === 'industry') made.set(industry, { name: called, position, active, mergedInto: null, sectors: new Map() })
      else made.get(industry)?.sectors.set(sector, { name: called, position, active, mergedInto: null })
    }
  }
  return made
}

test('an export changes nothing when it is imported, and makes the same of an empty catalogue', () => {
  fc.assert(
    fc.property(catalogue, (whole) => {
      const text = writeCsv(linesOf(whole))
      expect(judge(text, whole).filter(({ verdict }) => verdict !== 'unchanged')).toEqual([])
      expect(built(judge(text, new Map()))).toEqual(whole)
    }),
    { numRuns: 200 },
  )
})

test('no cell of an export is a formula for a spreadsheet, and every text comes back', () => {
  fc.assert(
    fc.property(nasty.filter((text) => text.trim() === text), (text) => {
      const line = Object.fromEntries(CSV_COLUMNS.map((column) => [column, text])) as Record<CsvColumn, string>
      const [read] = readCsv(writeCsv([line, { ...line, industry_slug: 'x' }]))
      expect(read?.cells.sector_name).toBe(text)
    }),
  )
  expect(writeCsv(linesOf(new Map([['x1', { ...standing('=HYPERLINK("x")', 1), sectors: new Map() }]])))).toContain(`"'=HYPERLINK(""x"")"`)
})
