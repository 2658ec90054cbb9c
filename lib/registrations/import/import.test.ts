import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { application, testPhone } from '@/lib/testing/registrations'
import { exportRegistrations } from '../export/export-registrations'
import { GIVEN_COLUMNS, joinTags, splitTags } from '../csv-columns'
import { applyImport } from './apply-import'
import { getImport, problemLines } from './import-queries'
import { guessMapping } from './mapping'
import { previewImport, remapImport } from './preview-import'

const supervisor = await staff('supervisor')
const preview = async (csv: string) => (await previewImport(supervisor, { csv, file_name: 'list.csv' })).result.id
const look = (id: string, query: Partial<Parameters<typeof getImport>[2]> = {}) => getImport(supervisor, id, { limit: 100, ...query })
const apply = (id: string, with_duplicates = false) => applyImport(supervisor, { id, with_duplicates })
const line = (tag: string, more = '') => `${tag},Putri ${tag},p-${tag}@example.com,home-gold${more}`
const HEAD = 'external_id,full_name,email,plan_slug'
const of = (externalIds: string[]) => sql('owner', `SELECT external_id, status, door, duplicate_allowed FROM registrations WHERE external_id = ANY($1) ORDER BY external_id`, [externalIds])
const exportOf = async (city: string) =>
  parse<Record<string, string>>(await new Response(await exportRegistrations(supervisor, { city, bom: '1' })).text(), { bom: true, columns: true, cast: (cell) => cell })

test('PIPE-16: a preview judges every line and writes no registration', async () => {
  const [a, b] = [newId(), newId()]
  const known = await application({ email: `known-${a}@example.com` })
  const before = (await everything()).registrations
  const id = await preview([HEAD, line(a), `${b},X,not-an-address,no-such-plan`, `${newId()},Other Person,known-${a}@example.com,home-gold`, line(a), ',,,'].join('\n'))
  const { counts, lines } = await look(id)
  expect(counts).toEqual({ create: 1, duplicate: 1, known: 0, refused: 2 })
  expect(lines.map(({ line: number, verdict, problems }) => [number, verdict, problems.map(({ column }) => column)])).toEqual([
    [2, 'create', []],
    [3, 'refused', ['full_name', 'email']],
    [4, 'duplicate', ['email']],
    [5, 'refused', ['external_id']],
  ])
  expect(lines[2]?.problems[0]).toMatchObject({ text: `Same e-mail address as ${known.number}`, registration_id: known.id })
  expect((await everything()).registrations).toEqual(before)
})

test('PIPE-16: applied, once however often; the same file again is known line by line', async () => {
  const tags = [newId(), newId(), newId()]
  const csv = [HEAD, ...tags.map((tag) => line(tag))].join('\r\n')
  const id = await preview(csv)
  const answers = await Promise.all([apply(id), apply(id), apply(id)])
  expect(answers.map(({ created }) => created)).toEqual([3, 3, 3])
  expect(await of(tags)).toEqual(tags.toSorted().map((external_id) => ({ external_id, status: 'pending_verification', door: 'staff', duplicate_allowed: false })))
  const again = await preview(csv)
  expect((await look(again)).counts).toEqual({ create: 0, duplicate: 0, known: 3, refused: 0 })
  expect((await apply(again)).created).toBe(0)
  const [event] = await sql('owner', `SELECT e.origin, e.actor_type, e.actor_id, r.due_at IS NOT NULL AS due, (SELECT kind FROM registration_activity a WHERE a.registration_id = r.id AND kind = 'imported') AS note,
    (SELECT count(*)::int FROM deliveries d WHERE d.registration_id = r.id) AS written_to FROM registration_events e JOIN registrations r ON r.id = e.registration_id WHERE r.external_id = $1`, [tags[0]])
  expect(event).toEqual({ origin: 'import', actor_type: 'staff', actor_id: supervisor.userId, due: true, note: 'imported', written_to: 0 })
})

test('whoever is imported reads messages in the organisation’s language', async () => {
  const tag = newId()
  await sql('owner', `UPDATE organisation SET locale = 'id'`)
  await apply(await preview([HEAD, line(tag)].join('\n')))
  await sql('owner', `UPDATE organisation SET locale = 'en'`)
  expect(await sql('owner', 'SELECT locale FROM registrations WHERE external_id = $1', [tag])).toEqual([{ locale: 'id' }])
})

test('T1-14: however long an import takes, its rows are as new as its end, where open boards look for them', async () => {
  const id = await preview([HEAD, ...Array.from({ length: 20 }, () => line(newId()))].join('\n'))
  await apply(id)
  const times = await sql('owner', `SELECT count(*)::int AS rows, min(r.updated_at) >= max(i.applied_at) AS "atTheEnd"
    FROM registration_import_lines l JOIN registrations r ON r.id = l.registration_id JOIN registration_imports i ON i.id = l.import_id WHERE i.id = $1`, [id])
  expect(times).toEqual([{ rows: 20, atTheEnd: true }])
})

test('two previews of one file, applied at once, make each registration once', async () => {
  const tags = Array.from({ length: 20 }, () => newId())
  const csv = [HEAD, ...tags.map((tag) => line(tag))].join('\n')
  const outcomes = await Promise.all((await Promise.all([preview(csv), preview(csv)])).map((id) => apply(id)))
  expect(outcomes.map(({ created }) => created).toSorted((a, b) => a - b)).toEqual([0, 20])
  expect(await of(tags)).toHaveLength(20)
})

test('PIPE-8: a duplicate is created only when somebody says so, and its timeline says why', async () => {
  const [tag, phone] = [newId(), testPhone()]
  const other = await application({ phone })
  const csv = `external_id,name,mobile,plan\n${tag},Second House,${phone.replace('+62', '0')},home-gold`
  const left = await preview(csv)
  expect((await apply(left)).created).toBe(0)
  const taken = await preview(csv)
  expect((await apply(taken, true)).created).toBe(1)
  expect(await of([tag])).toMatchObject([{ duplicate_allowed: true }])
  const [note] = await sql<{ data: { despite: { registration_id: string }[] } }>('owner', `SELECT data FROM registration_activity a JOIN registrations r ON r.id = a.registration_id WHERE r.external_id = $1 AND kind = 'imported'`, [tag])
  expect(note?.data.despite[0]?.registration_id).toBe(other.id)
})

test('PIPE-15: import(export(x)) = x, whatever x says', async () => {
  const city = `=Kota, "${newId()}"`
  const { id } = await application({ name: '+Ayu @Lestari', company: '-Melati Ltd' })
  await sql('owner', `UPDATE registrations SET city = $1, notes = E'=1+1\nsecond, "line"; \\'\\'=', latitude = -6.917464, longitude = 107.619123, tags = $3, utm_source = '''@partner', referral_code = '=A1', external_id = $4 WHERE id = $2`, [city, id, ['a; b', String.raw`back\slash`, '=vip'].toSorted(), newId()])
  const [before] = await exportOf(city)
  expect(before).toBeDefined()
  const file = await new Response(await exportRegistrations(supervisor, { city, bom: '1' })).text()
  expect((await look(await preview(file))).counts, 'of this house: known, and left alone').toEqual({ create: 0, duplicate: 0, known: 1, refused: 0 })

  // As if it came to another house: the first is gone from every index that would know it.
  const other = file.replaceAll(before?.external_id ?? '-', newId()).replaceAll(before?.registration_number ?? '-', 'REG-1999-000001')
  await sql('owner', `UPDATE registrations SET city = 'Elsewhere', phone = NULL, email = 'moved-' || id || '@example.com' WHERE id = $1`, [id])
  expect(await apply(await preview(other))).toMatchObject({ created: 1 })
  const [after] = await exportOf(city)
  for (const column of GIVEN_COLUMNS) if (column !== 'external_id') expect(after?.[column], column).toBe(before?.[column])
})

test.each([[[]], [['a']], [['a;b', 'c; d', String.raw`e\f`, String.raw`\;`]]])('tags %j in one cell come back as they were', (tags: string[]) => expect(splitTags(joinTags(tags))).toEqual(tags))

test('columns are known by their names and usual other ones; a wrong guess is put right without sending the file again', async () => {
  expect(guessMapping(['Name', 'E-mail', 'Mobile', 'Package', 'City', 'Name'])).toEqual({ full_name: 0, email: 1, phone: 2, plan_slug: 3, city: 4 })
  const tag = newId()
  const id = await preview(`Wer;Wohin;Was\nPutri Ayu;p-${tag}@example.com;home-gold`)
  expect((await look(id)).counts.refused).toBe(1)
  const nowhere = Object.fromEntries(Object.keys((await look(id)).mapping.fields).map((column) => [column, undefined]))
  await expect(remapImport(supervisor, { id, ...nowhere, full_name: 0, email: 0 })).rejects.toMatchObject({ fields: { email: [expect.any(String)] } })
  await remapImport(supervisor, { id, full_name: 0, email: 1, plan_slug: 2 })
  expect((await look(id)).counts).toEqual({ create: 1, duplicate: 0, known: 0, refused: 0 })
  await apply(id)
  await expect(remapImport(supervisor, { id, full_name: 0 })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('PIPE-16: all lines with problems come as a file with their reasons, and the list pages beyond its first page', async () => {
  const bad = Array.from({ length: 230 }, (_, n) => `x-${n},=Bad ${n},nobody,home-gold`)
  const id = await preview([HEAD, ...bad].join('\n'))
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page = await look(id, { verdict: 'refused', ...(cursor && { cursor }) })
    seen.push(...page.lines.map(({ line: number }) => number))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(bad.map((_, n) => n + 2))
  const rows = parse<Record<string, string>>(await problemLines(supervisor, id), { bom: true, columns: true })
  expect(rows).toHaveLength(230)
  expect(rows[0]).toMatchObject({ line: '2', external_id: 'x-0', full_name: `'=Bad 0`, problem: expect.stringContaining('email: ') })
  await expect(look(id, { cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ fields: { cursor: [expect.any(String)] } })
})

test.each([
  ['', 'csv'],
  ['full_name', 'csv'],
  [',,\na,b,c', 'csv'],
  ['a,b\n"x,y', 'csv'],
  [`a\n${'x\n'.repeat(20_001)}`, 'csv'],
])('a file that cannot be read is refused as a whole: %#', async (csv, field) => {
  await expect(preview(csv)).rejects.toMatchObject({ code: 'VALIDATION', fields: { [field]: [expect.any(String)] } })
})
