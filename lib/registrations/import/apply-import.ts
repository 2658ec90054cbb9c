import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ImportState } from '@/lib/generated/prisma/enums'
import { registrationImport as words } from '@/lib/messages/en/registration-import'
import { readCalendar, readStageTargets, stageDue } from '@/lib/organisation/calendar'
import { assignByRule } from '../assign-by-rule'
import { enqueueImport } from './enqueue-import'
import { judgeLines, type JudgedLine, type KeptLine } from './judge-lines'
import { rewriteLines, type KeptMapping } from './preview-import'
import { SCREEN_WAITS_LINES } from './schema'

interface Chosen {
  id: string
  line: JudgedLine
}

/** How many lines one step creates, each step a transaction of a few seconds at most. */
const STEP = 250
const STEP_MOST_MS = 30_000

/**
 * Creates the registrations of a file: those that were shown as new, and with `with_duplicates` also those that look like
 * somebody who is here. Step by step, each a transaction: it can be left, stopped and gone on with, and is made once
 * however often. Every line is judged once more first, so that what came in meanwhile is not made twice. They begin at
 * the first stage, are assigned by the rules, and nobody is written to.
 *
 * @param actor the wrapper has checked `registrations:import`
 * @param waits so many are created at once; more in the background
 * @returns how many registrations the import has made by now
 * @throws NOT_FOUND; CONFLICT while its lines are still judged
 * @see PIPE-16
 */
export async function applyImport(actor: StaffActor, { id, with_duplicates: withDuplicates }: { id: string; with_duplicates: boolean }, waits = SCREEN_WAITS_LINES): Promise<{ id: string; created: number }> {
  const isAwaited = await inStaff(actor, (tx) => beginApplying(tx, actor, id, withDuplicates, waits))
  if (isAwaited) while (await applyStep(actor, id));
  return { id, created: await inStaff(actor, (tx) => createdBy(tx, id)) }
}

/** @returns whether the caller is to apply it; false when it is applied already, or goes on in the background */
async function beginApplying(tx: Tx, actor: StaffActor, id: string, withDuplicates: boolean, waits: number): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ state: ImportState }[]>`SELECT state::text FROM registration_imports WHERE id = ${id}::uuid FOR UPDATE`
  if (!found) throw notFound('This import')
  if (found.state === 'judging') throw conflict(words.stillReading)
  if (found.state === 'applied') return false
  // Said a second time while it goes on: what was said first holds.
  if (found.state !== 'applying') await tx.registrationImport.update({ where: { id }, data: { state: 'applying', withDuplicates, appliedBy: actor.userId, keyId: actor.keyId, workedAt: now() }, select: { id: true } })
  const [more] = await tx.$queryRaw<object[]>`SELECT 1 FROM registration_import_lines l JOIN registration_imports i ON i.id = l.import_id WHERE i.id = ${id}::uuid AND ${isOpen} OFFSET ${waits} LIMIT 1`
  if (!more) return true
  await enqueueImport(tx, id)
  return false
}

/** A line that applying its import has still to decide about. */
const isOpen = Prisma.sql`NOT l.applied AND l.verdict IN ('create', 'duplicate') AND (l.verdict = 'create' OR i.with_duplicates)`

/**
 * Creates the next registrations of an import that is being applied.
 *
 * @returns whether something may be left
 */
export const applyStep = (actor: StaffActor, id: string): Promise<boolean> =>
  inStaff(
    actor,
    async (tx) => {
      // One step at a time: two files, or one file twice, are told apart line by line.
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('registration-import', 0))`
      const [found] = await tx.$queryRaw<{ mapping: KeptMapping; withDuplicates: boolean }[]>`
        SELECT mapping, with_duplicates AS "withDuplicates" FROM registration_imports WHERE id = ${id}::uuid AND state = 'applying' FOR UPDATE`
      if (!found) return false
      const lines = await tx.$queryRaw<KeptLine[]>`SELECT l.line, l.data AS cells FROM registration_import_lines l JOIN registration_imports i ON i.id = l.import_id
        WHERE i.id = ${id}::uuid AND ${isOpen} ORDER BY l.line LIMIT ${STEP}`
      const judged = await judgeLines(tx, found.mapping.fields, lines)
      const chosen = judged.filter(({ verdict }) => verdict === 'create' || (found.withDuplicates && verdict === 'duplicate')).map((line): Chosen => ({ id: newId(), line }))
      const written = await write(tx, actor, id, chosen)
      const byLine = new Map(chosen.filter((one) => written.has(one.id)).map((one) => [one.line.line, one.id]))
      const late = new Set(chosen.filter((one) => !written.has(one.id)).map(({ line }) => line.line))
      await rewriteLines(tx, id, judged.map((line) => outcomeOf(line, byLine.get(line.line), late.has(line.line))), true)
      const isLast = lines.length < STEP
      await tx.registrationImport.update({ where: { id }, data: { workedAt: now(), ...(isLast && { state: 'applied', appliedAt: now() }) }, select: { id: true } })
      if (isLast) await record(tx, actor, 'registrations.imported', { type: 'registration_import', id, accountId: null }, { created: await createdBy(tx, id), with_duplicates: found.withDuplicates })
      await touch(tx, written)
      return !isLast
    },
    STEP_MOST_MS,
  )

/**
 * Stops applying an import after the step at hand; what it has made stays. Applied again, it goes on.
 *
 * @throws NOT_FOUND
 */
export const stopImport = (actor: StaffActor, { id }: { id: string }): Promise<{ id: string }> =>
  inStaff(actor, async (tx) => {
    if (!(await tx.registrationImport.findUnique({ where: { id }, select: { id: true } }))) throw notFound('This import')
    const stopped = await tx.registrationImport.updateMany({ where: { id, state: 'applying' }, data: { state: 'stopped', workedAt: now() } })
    if (stopped.count > 0) await record(tx, actor, 'registrations.import_stopped', { type: 'registration_import', id, accountId: null }, { by: 'asked' })
    return { id }
  })

/**
 * Screens that stay open look only seconds back for what has changed, and a step may take longer: so at its very end
 * its rows change once more. The database writes the time.
 */
const touch = (tx: Tx, written: ReadonlySet<string>): Promise<number> => tx.$executeRaw`UPDATE registrations SET updated_at = clock_timestamp() WHERE id = ANY(${[...written]}::uuid[])`

/** What became of a line: its registration, or that somebody was faster. */
function outcomeOf(line: JudgedLine, registrationId: string | undefined, isLate: boolean): JudgedLine {
  if (registrationId) return { ...line, registrationId }
  return isLate ? { ...line, verdict: 'duplicate', problems: [...line.problems, { column: 'email', text: words.takenMeanwhile }] } : line
}

const createdBy = (tx: Tx, importId: string): Promise<number> =>
  tx.registrationImportLine.count({ where: { importId, verdict: { in: ['create', 'duplicate'] }, registrationId: { not: null } } })

/** Writes rows, first events and notes; a row that a unique index refuses at this moment is left out. @returns the ids written */
async function write(tx: Tx, actor: StaffActor, importId: string, chosen: readonly Chosen[]): Promise<Set<string>> {
  const due = stageDue(await readCalendar(tx), await readStageTargets(tx), 'pending_verification', now())
  const rows = chosen.flatMap(({ id, line: { values, verdict } }) => (values ? [{ id, ...values, duplicate: verdict === 'duplicate' }] : []))
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO registrations (id, door, status, plan_id, full_name, company_name, email, phone, address, city, postal_code, country, address_notes, latitude, longitude,
      preferred_date, preferred_slot, notes, referral_code, utm_source, utm_medium, utm_campaign, tags, external_id, duplicate_allowed, locale, due_at, due_soon_at)
    SELECT id, 'staff', 'pending_verification', "planId", "fullName", "companyName", email, phone, address, city, "postalCode", country, "addressNotes", latitude, longitude,
      "preferredDate", "preferredSlot", notes, "referralCode", "utmSource", "utmMedium", "utmCampaign", ARRAY(SELECT jsonb_array_elements_text(tags)), "externalId", duplicate,
      (SELECT locale FROM organisation), ${due?.dueAt ?? null}::timestamptz, ${due?.dueSoonAt ?? null}::timestamptz
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
  await assignByRule(tx, notes.map(({ id }) => id))
  return written
}
