import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { registrationImport as words } from '@/lib/messages/en/registration-import'
import { readCalendar, readStageTargets, stageDue } from '@/lib/organisation/calendar'
import { assignByRule } from '../assign-by-rule'
import { judgeLines, type JudgedLine } from './judge-lines'
import { IMPORT_MOST_MS, keptLines, rewriteLines, type KeptMapping } from './preview-import'

interface Chosen {
  id: string
  line: JudgedLine
}

/**
 * Creates the registrations of a file, in one transaction: those that are new, and with `with_duplicates` also those
 * that look like somebody who is here. Every line is judged once more first, so that what came in meanwhile is not
 * made twice. Twice is once. They begin at the first stage, are assigned by the rules, and nobody is written to.
 *
 * @param actor the wrapper has checked `registrations:import`
 * @returns how many registrations the import has made
 * @throws NOT_FOUND
 * @see PIPE-16
 */
export const applyImport = (actor: StaffActor, { id, with_duplicates: withDuplicates }: { id: string; with_duplicates: boolean }): Promise<{ id: string; created: number }> =>
  inStaff(
    actor,
    async (tx) => {
      // One import at a time: two files, or one file twice, are told apart line by line.
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('registration-import', 0))`
      const { mapping, isApplied } = await lockImport(tx, id)
      if (isApplied) return { id, created: await createdBy(tx, id) }
      const judged = await judgeLines(tx, mapping.fields, await keptLines(tx, id))
      const chosen = judged.filter(({ verdict }) => verdict === 'create' || (withDuplicates && verdict === 'duplicate')).map((line): Chosen => ({ id: newId(), line }))
      const written = await write(tx, actor, id, chosen)
      const byLine = new Map(chosen.filter((one) => written.has(one.id)).map((one) => [one.line.line, one.id]))
      const late = new Set(chosen.filter((one) => !written.has(one.id)).map(({ line }) => line.line))
      await rewriteLines(tx, id, judged.map((line) => outcomeOf(line, byLine.get(line.line), late.has(line.line))))
      await tx.registrationImport.update({ where: { id }, data: { appliedAt: now() }, select: { id: true } })
      await record(tx, actor, 'registrations.imported', { type: 'registration_import', id, accountId: null }, { created: written.size, with_duplicates: withDuplicates })
      await touch(tx, written)
      return { id, created: written.size }
    },
    IMPORT_MOST_MS,
  )

/**
 * Screens that stay open look only seconds back for what has changed, and a long file is written for up to a minute: so
 * at the very end its rows change once more. The database writes the time.
 */
const touch = (tx: Tx, written: ReadonlySet<string>): Promise<number> => tx.$executeRaw`UPDATE registrations SET updated_at = clock_timestamp() WHERE id = ANY(${[...written]}::uuid[])`

/** What became of a line: its registration, or that somebody was faster. */
function outcomeOf(line: JudgedLine, registrationId: string | undefined, isLate: boolean): JudgedLine {
  if (registrationId) return { ...line, registrationId }
  return isLate ? { ...line, verdict: 'duplicate', problems: [...line.problems, { column: 'email', text: words.takenMeanwhile }] } : line
}

async function lockImport(tx: Tx, id: string): Promise<{ mapping: KeptMapping; isApplied: boolean }> {
  const [found] = await tx.$queryRaw<{ mapping: KeptMapping; isApplied: boolean }[]>`
    SELECT mapping, applied_at IS NOT NULL AS "isApplied" FROM registration_imports WHERE id = ${id}::uuid FOR UPDATE`
  if (!found) throw notFound('This import')
  return found
}

const createdBy = (tx: Tx, importId: string): Promise<number> =>
  tx.registrationImportLine.count({ where: { importId, verdict: { in: ['create', 'duplicate'] }, registrationId: { not: null } } })

/** Writes rows, first events and notes; a row that a unique index refuses at this moment is left out. @returns the ids written */
async function write(tx: Tx, actor: StaffActor, importId: string, chosen: readonly Chosen[]): Promise<Set<string>> {
  const due = stageDue(await readCalendar(tx), await readStageTargets(tx), 'pending_verification', now())
  const rows = chosen.flatMap(({ id, line: { values, verdict } }) => (values ? [{ id, ...values, duplicate: verdict === 'duplicate' }] : []))
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO registrations (id, door, status, plan_id, full_name, company_name, email, phone, address, city, postal_code, country, address_notes, latitude, longitude,
      preferred_date, preferred_slot, notes, referral_code, utm_source, utm_medium, utm_campaign, tags, external_id, duplicate_allowed, due_at, due_soon_at)
    SELECT id, 'staff', 'pending_verification', "planId", "fullName", "companyName", email, phone, address, city, "postalCode", country, "addressNotes", latitude, longitude,
      "preferredDate", "preferredSlot", notes, "referralCode", "utmSource", "utmMedium", "utmCampaign", ARRAY(SELECT jsonb_array_elements_text(tags)), "externalId", duplicate,
      ${due?.dueAt ?? null}::timestamptz, ${due?.dueSoonAt ?? null}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, "planId" uuid, "fullName" text, "companyName" text, email text, phone text, address text, city text,
      "postalCode" text, country char(2), "addressNotes" text, latitude float8, longitude float8, "preferredDate" date, "preferredSlot" visit_slot, notes text, "referralCode" text,
      "utmSource" text, "utmMedium" text, "utmCampaign" text, tags jsonb, "externalId" text, duplicate boolean)
    ON CONFLICT DO NOTHING RETURNING id`
  const written = new Set(made.map(({ id }) => id))
  const notes = chosen.filter(({ id }) => written.has(id)).map(({ id, line }) => ({ id, data: { import: importId, line: line.line, ...(line.problems.length > 0 && { despite: line.problems }) } }))
  await tx.$executeRaw`INSERT INTO registration_events (registration_id, position, to_status, actor_type, actor_id, origin)
    SELECT r.id, 1, 'pending_verification', 'staff', ${actor.actorId}::uuid, 'import' FROM jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) AS r (id uuid)`
  await tx.$executeRaw`INSERT INTO registration_activity (registration_id, kind, data, actor_type, actor_id, origin)
    SELECT r.id, 'imported', r.data, 'staff', ${actor.actorId}::uuid, 'import' FROM jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) AS r (id uuid, data jsonb)`
  for (const id of written) await assignByRule(tx, id)
  return written
}
