import { PLAN_EACH_TIME, type Tx } from '@/lib/core/db'
import type { ImportVerdict } from '@/lib/generated/prisma/enums'
import { registrationImport as words } from '@/lib/messages/en/registration-import'
import { readOrganisation } from '@/lib/organisation/calendar'
import { judgeLine, type House, type Values } from './judge-line'
import type { Mapping, Problem } from './schema'

/** A line of the file, as it was kept. */
export interface KeptLine {
  line: number
  cells: string[]
}

/** A line with what would become of it. `registrationId` is the one that it is already, for a known one. */
export interface JudgedLine extends KeptLine {
  verdict: ImportVerdict
  problems: Problem[]
  registrationId: string | null
  values: Values | null
}

/**
 * Judges lines against what is here at this moment. A few statements, however many lines. A line whose external id
 * (or whose number, with the same person) is here is known; one with the same phone, e-mail address or street as
 * somebody here, or as an earlier line, may be a duplicate (PIPE-8, PIPE-16).
 *
 * @param inFile what earlier lines of the file said, where it is judged in steps; these are added
 */
export async function judgeLines(tx: Tx, mapping: Mapping, lines: readonly KeptLine[], inFile: Repeats = repeats()): Promise<JudgedLine[]> {
  const house = await readHouse(tx)
  const read = lines.map((line) => ({ line, said: judgeLine(mapping, line.cells, house) }))

  const fitting = read.flatMap(({ line, said }) => ('values' in said ? [{ line: line.line, ...said.values }] : []))
  const known = await knownAmong(tx, read.map(({ line }) => ({ line: line.line, ...idsOf(mapping, line.cells) })))
  const same = await sameAmong(tx, fitting)
  return read.map(({ line, said }): JudgedLine => {
    const registrationId = known.get(line.line) ?? null
    // What is here already is left alone, whether or not this house would still take it in.
    if (registrationId) return { ...line, verdict: 'known', problems: [], registrationId, values: null }
    if ('problems' in said) return { ...line, verdict: 'refused', problems: said.problems, registrationId: null, values: null }
    const repeat = inFile(line.line, said.values)
    if (repeat?.isSameId) return { ...line, verdict: 'refused', problems: [repeat.problem], registrationId: null, values: null }
    const problems = [...(same.get(line.line) ?? []), ...(repeat ? [repeat.problem] : [])]
    return { ...line, verdict: problems.length > 0 ? 'duplicate' : 'create', problems, registrationId: null, values: said.values }
  })
}

/** Adds lines that were judged before to what is known of the file; those that are somebody here already say nothing. */
export async function rememberLines(tx: Tx, mapping: Mapping, lines: readonly (KeptLine & { verdict: ImportVerdict | null })[], inFile: Repeats): Promise<void> {
  const house = await readHouse(tx)
  for (const { line, cells, verdict } of lines) {
    const said = judgeLine(mapping, cells, house)
    if (verdict !== 'known' && 'values' in said) inFile(line, said.values)
  }
}

async function readHouse(tx: Tx): Promise<House> {
  const { country } = await readOrganisation(tx)
  const plans = await tx.plan.findMany({ where: { active: true, onboarding: 'installed' }, select: { slug: true, id: true } })
  return { country, plans: new Map(plans.map(({ slug, id }) => [slug, id])) }
}

/** What a line is known by, also when other cells of it do not fit. */
function idsOf(mapping: Mapping, cells: readonly string[]): { key: string; number: string; email: string; name: string } {
  const cell = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? '').trim())
  const number = cell(mapping.registration_number)
  return { key: cell(mapping.external_id) || number, number, email: cell(mapping.email).toLowerCase(), name: cell(mapping.full_name) }
}

async function knownAmong(tx: Tx, lines: readonly { line: number; key: string; number: string }[]): Promise<Map<number, string>> {
  const rows = await tx.$queryRaw<{ line: number; id: string }[]>`${PLAN_EACH_TIME}
    SELECT l.line, r.id FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l (line int, key text, number text, email text, name text)
      JOIN registrations r ON (l.key <> '' AND r.external_id = l.key)
    UNION SELECT l.line, r.id FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l (line int, key text, number text, email text, name text)
      JOIN registrations r ON l.number <> '' AND r.number = l.number AND coalesce(r.email, '') = l.email AND lower(r.full_name) = lower(l.name)`
  return new Map(rows.map(({ line, id }) => [line, id]))
}

async function sameAmong(tx: Tx, lines: readonly (Pick<Values, 'phone' | 'email' | 'address' | 'city'> & { line: number })[]): Promise<Map<number, Problem[]>> {
  const traits = lines.map(({ line, phone, email, address, city }) => ({ line, phone, email, address, city }))
  const rows = await tx.$queryRaw<{ line: number; because: 'phone' | 'email' | 'address'; id: string; number: string }[]>`${PLAN_EACH_TIME}
    SELECT l.line, s.because, s.id, s.number FROM jsonb_to_recordset(${JSON.stringify(traits)}::jsonb) AS l (line int, phone text, email text, address text, city text)
    CROSS JOIN LATERAL (
      (SELECT 'phone' AS because, id, number FROM staff_registrations WHERE phone = l.phone AND merged_into_id IS NULL ORDER BY created_at DESC LIMIT 1)
      UNION ALL (SELECT 'email', id, number FROM staff_registrations WHERE email = l.email AND merged_into_id IS NULL ORDER BY created_at DESC LIMIT 1)
      UNION ALL (SELECT 'address', id, number FROM staff_registrations
        WHERE md5(address_key) = md5(lower(regexp_replace(l.address || ' ' || l.city, '[^[:alnum:]]+', ' ', 'g'))) AND merged_into_id IS NULL ORDER BY created_at DESC LIMIT 1)) s
    ORDER BY l.line, s.because DESC`
  return new Map(
    [...Map.groupBy(rows, ({ line }) => line)].map(([line, found]) => [
      line,
      found.map(({ because, id, number }): Problem => ({ column: because, text: words.same[because](number), registration_id: id })),
    ]),
  )
}

/** Told of the lines of one file in their order: which earlier one has the same id, or may be the same person. */
export type Repeats = (line: number, values: Values) => { isSameId: boolean; problem: Problem } | undefined

/** Begins with a file: nothing of it has been told yet. */
export function repeats(): Repeats {
  const first = new Map<string, number>()
  return (line, { externalId, phone, email, address, city }) => {
    const streetKey = address && city ? `${address} ${city}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ') : null
    const traits = [['external_id', externalId], ['phone', phone], ['email', email], ['address', streetKey]] as const
    const found = traits.flatMap(([column, value]) => {
      const earlier = value === null ? undefined : first.get(`${column} ${value}`)
      // A transaction that is tried again tells the same lines again.
      return earlier === undefined || earlier === line ? [] : [{ column, earlier }]
    })
    for (const [column, value] of traits) if (value !== null && !first.has(`${column} ${value}`)) first.set(`${column} ${value}`, line)
    const [worst] = found
    if (!worst) return undefined
    const { column, earlier } = worst
    if (column === 'external_id') return { isSameId: true, problem: { column, text: words.sameId(earlier) } }
    return { isSameId: false, problem: { column, text: words.same[column](words.line(earlier)) } }
  }
}
