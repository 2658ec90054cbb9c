import { Prisma } from '@/lib/generated/prisma/client'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { BYTE_ORDER_MARK, csvLines } from '@/lib/core/csv-file'
import { inStaff } from '@/lib/core/db'
import { streamRows } from '@/lib/core/stream-rows'
import { readOrganisation, type Organisation } from '@/lib/organisation/calendar'
import { EXPORT_COLUMNS, joinTags, type ExportColumn } from '../csv-columns'
import { allOf, filterSql } from '../filter-sql'
import type { ExportQuery } from './schema'

type Row = Record<Exclude<ExportColumn, 'tags'>, string | null> & { tags: string[] }

/**
 * All registrations that fit a filter as a CSV file, newest first, as a stream: the file grows, the memory does not
 * (PIPE-15). RFC 4180 in UTF-8. No cell is carried out as a formula; a phone number in E.164 begins with a plus, so it
 * stands behind an apostrophe as well, which an import takes off again. Numbers of identity cards never leave in a file.
 *
 * Who exported what is in the audit before the first line is sent.
 *
 * @param actor the wrapper has checked `registrations:export`
 */
export async function exportRegistrations(actor: StaffActor, { bom, ...filter }: ExportQuery): Promise<ReadableStream<Uint8Array>> {
  const house = await inStaff(actor, async (tx) => {
    await record(tx, actor, 'registrations.exported', { type: 'registration', id: null, accountId: null }, { filter: JSON.parse(JSON.stringify(filter)) as Prisma.InputJsonObject })
    return readOrganisation(tx)
  })
  const batches = streamRows<Row>(actor, exportSql(filter, house))
  // Read before the answer begins, so that a query that fails is answered as a failure.
  let next = await batches.next()
  const encoder = new TextEncoder()
  const head = `${bom === '0' ? '' : BYTE_ORDER_MARK}${csvLines([EXPORT_COLUMNS])}`
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(head)),
      async pull(controller) {
        if (next.done) return controller.close()
        controller.enqueue(encoder.encode(csvLines(next.value.map(cellsOf))))
        next = await batches.next()
      },
      // The reader has gone: the cursor is closed and its connection given back.
      async cancel() {
        await batches.return()
      },
    },
    { highWaterMark: 1 },
  )
}

const cellsOf = ({ tags, ...row }: Row): string[] => EXPORT_COLUMNS.map((column) => (column === 'tags' ? joinTags(tags) : (row[column] ?? '')))

const exportSql = (filter: Omit<ExportQuery, 'bom'>, house: Organisation): Prisma.Sql => Prisma.sql`
  SELECT r.number AS registration_number, r.external_id, r.full_name, r.company_name, r.email, r.phone, r.address, r.city, r.postal_code, r.country::text,
    r.address_notes, r.latitude::text, r.longitude::text, p.slug AS plan_slug, r.preferred_date::text, r.preferred_slot::text, r.notes, r.referral_code,
    r.utm_source, r.utm_medium, r.utm_campaign, r.tags, r.status::text, to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS created_at,
    to_char(r.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS due_at, u.email AS assignee
  FROM staff_registrations r JOIN plans p ON p.id = r.plan_id LEFT JOIN users u ON u.id = r.assignee_id
  WHERE ${allOf(filterSql(filter, house))} ORDER BY r.created_at DESC, r.id DESC`
