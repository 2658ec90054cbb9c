import { Prisma } from '@/lib/generated/prisma/client'
import type { Door, RegistrationStatus, SurveyOutcome, VisitSlot } from '@/lib/generated/prisma/enums'
import type { Tx } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'

/** A registration as lists and cards show it. */
export interface RegistrationRow {
  id: string
  number: string
  status: RegistrationStatus
  door: Door
  /** The campaign's source, else the door. */
  source: string
  fullName: string
  companyName: string | null
  email: string | null
  phone: string | null
  city: string | null
  planSlug: string
  planName: string
  needsSurvey: boolean
  assigneeId: string | null
  assigneeName: string | null
  tags: string[]
  /** A calendar day, without a time. */
  preferredDate: string | null
  preferredSlot: VisitSlot | null
  surveyAt: Date | null
  surveyTechnicianId: string | null
  surveyOutcome: SurveyOutcome | null
  createdAt: Date
  enteredAt: Date
  dueSoonAt: Date | null
  dueAt: Date | null
  updatedAt: Date
}

/**
 * What stands in a row, read beside rows of `registrations` that are already chosen, so that nothing is looked up for
 * rows that a page does not show. Follows `FROM (…) r`.
 */
export const BESIDE_ROW = Prisma.sql`JOIN plans p ON p.id = r.plan_id LEFT JOIN users u ON u.id = r.assignee_id LEFT JOIN surveys s ON s.registration_id = r.id`

/** The columns of a row; goes with `BESIDE_ROW`. */
export const ROW_COLUMNS = Prisma.sql`r.id, r.number, r.status::text, r.door::text, coalesce(r.utm_source, r.door::text) AS source, r.full_name AS "fullName",
  r.company_name AS "companyName", r.email, r.phone, r.city, p.slug AS "planSlug", p.name AS "planName", p.needs_survey AS "needsSurvey",
  r.assignee_id AS "assigneeId", u.name AS "assigneeName", r.tags, r.preferred_date::text AS "preferredDate", r.preferred_slot::text AS "preferredSlot",
  s.starts_at AS "surveyAt", s.technician_id AS "surveyTechnicianId", s.outcome::text AS "surveyOutcome",
  r.created_at AS "createdAt", r.entered_at AS "enteredAt", r.due_soon_at AS "dueSoonAt", r.due_at AS "dueAt", r.updated_at AS "updatedAt"`

/**
 * One registration as lists show it.
 *
 * @throws NOT_FOUND
 */
export async function readRegistration(tx: Tx, id: string): Promise<RegistrationRow> {
  const [row] = await tx.$queryRaw<RegistrationRow[]>`SELECT ${ROW_COLUMNS} FROM registrations r ${BESIDE_ROW} WHERE r.id = ${id}::uuid`
  if (!row) throw notFound('This registration')
  return row
}
