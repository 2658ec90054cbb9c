import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { readOrganisation } from '@/lib/organisation/calendar'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { filterSql } from './filter-sql'
import { listRegistrations } from './list-registrations'
import { registrationsQuery } from './schema'

// Some texts are looked up by parts of five, some by parts of three: what is found must be the same as if every line were
// read from end to end.

let agent: StaffActor
let lines: { id: string; line: string }[]
beforeAll(async () => {
  agent = await staff('agent')
  const people = [
    { name: 'Grace 100%_Hopper', email: 'grace.hopper@fibre.example', phone: '+6281298765432' },
    { name: 'Toko@Home 24', email: 'hopper@fibre.example.com', phone: '+6281298765433' },
    { name: 'Ada 6281298765432', email: '6281298765432@wa.example', phone: '+447911123456' },
    { name: 'İbrahim Yıldız', email: 'a@b.example', phone: '+905321234567' },
    { name: 'José 李明', email: 'o\'neil+tag@fibre.example', phone: '+6281298700000' },
    { name: 'Unit-9 Budi', email: 'budi.santoso88.99x@fibre2.example', phone: '+628111111111' },
    { name: 'Santoso88 Office-9', email: 'xbudi.santoso8@fibre.example', phone: '+628111111112' },
    { name: 'Back\\slash', email: '12345@67890.example', phone: '+628123456789' },
  ]
  for (const person of people) await registration(person)
  lines = await sql('owner', 'SELECT id, search AS line FROM registrations')
}, 60_000)

const found = async (q: string): Promise<string[]> => (await listRegistrations(agent, registrationsQuery.parse({ q, limit: '100' }))).rows.map(({ id }) => id).toSorted()
const holding = (...texts: string[]): string[] => lines.filter(({ line }) => texts.some((text) => line.includes(text))).map(({ id }) => id).toSorted()

test.each([
  ['+62 812-9876-5432', ['6281298765432']],
  ['0812 9876 5432', ['81298765432']],
  ['(0812) 9876-5432', ['81298765432']],
  ['81298765432', ['81298765432']],
  ['0062812987654', ['62812987654']],
  ['9876-54', ['987654']],
  ['98765', ['98765']],
  ['07911 123456', ['7911123456']],
  ['GRACE.hopper@fibre.example', ['grace.hopper@fibre.example']],
  ['hopper@fibre.example', ['hopper@fibre.example']],
  ['opper@fibre.exam', ['opper@fibre.exam']],
  ['pper@f', ['pper@f']],
  ['@fibre', ['@fibre']],
  ['Toko@Home', ['toko@home']],
  ['toko@home 24', ['toko@home 24']],
  ['12345@67890', ['12345@67890']],
  ['budi.santoso88', ['budi.santoso88']],
  ['di.santoso8', ['di.santoso8']],
  ['santoso88', ['santoso88']],
  ['so88.99x@fi', ['so88.99x@fi']],
  ['99x@fibre2', ['99x@fibre2']],
  ['santoso88 office-9', ['santoso88 office-9']],
  ['t-9 budi budi.santoso88', ['t-9 budi budi.santoso88']],
  ['reg-2026-00', ['reg-2026-00']],
  ['eg-2026-0', ['eg-2026-0']],
  ["o'neil+tag@", ["o'neil+tag@"]],
  ['back\\sl', ['back\\sl']],
  ['100%_h', ['100%_h']],
  ['________', ['________']],
])('T1-21: %s finds what holds %j, and nothing else', async (q, texts) => {
  expect(await found(q)).toEqual(holding(...texts))
})

test('T1-21: any piece of any line finds every line that holds it', async () => {
  // Letters that are written with others in capitals are found as PostgreSQL writes them small.
  const pieces = lines.flatMap(({ line }) => Array.from({ length: 40 }, (_, n) => line.slice((n * 7) % line.length, ((n * 7) % line.length) + 3 + (n % 19)).trim()))
  for (const piece of new Set(pieces.filter((text) => text.length > 2 && !/^[\d+\-. ]+$/u.test(text) && text === text.toLowerCase()))) expect(await found(piece), piece).toEqual(holding(piece))
})

test.each([
  ['applicant-7777', true],
  ['ada budi.santoso88', true],
  ['hopper@fibre.example', true],
  ['0812 345 678', true],
  // What every row holds, or one in ten, is found sooner by going through the rows.
  ['REG-2026-0', false],
  ['eg-2026-0', false],
  ['@fibre.example', false],
  ['santoso', false],
])('T1-21: %s is told from all others by its parts of five: %s', async (q, telling) => {
  const [condition] = filterSql({ q }, await inStaff(agent, readOrganisation))
  expect(condition?.sql.includes('search_parts')).toBe(telling)
})
