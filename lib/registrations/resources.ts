import type { z } from 'zod'
import type { BulkResult } from './bulk'
import type { BulkAnswer } from './care-schema'
import type { registrationAnswer } from './schema'
import type { RegistrationRow } from './select-registrations'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** A registration as the API answers it, and as the screens' client parts hold it. */
export const toRegistration = (row: RegistrationRow): z.input<typeof registrationAnswer> => ({
  id: row.id,
  registration_number: row.number,
  status: row.status,
  door: row.door,
  source: row.source,
  full_name: row.fullName,
  company_name: row.companyName,
  email: row.email,
  phone: row.phone,
  city: row.city,
  plan_slug: row.planSlug,
  plan_name: row.planName,
  needs_survey: row.needsSurvey,
  assignee_id: row.assigneeId,
  assignee_name: row.assigneeName,
  tags: row.tags,
  preferred_date: row.preferredDate,
  preferred_slot: row.preferredSlot,
  survey_at: iso(row.surveyAt),
  survey_technician_id: row.surveyTechnicianId,
  survey_outcome: row.surveyOutcome,
  created_at: row.createdAt.toISOString(),
  entered_at: row.enteredAt.toISOString(),
  due_soon_at: iso(row.dueSoonAt),
  due_at: iso(row.dueAt),
  updated_at: row.updatedAt.toISOString(),
})

/** What became of many registrations, as the API answers it. */
export const toBulk = (results: readonly BulkResult[]): BulkAnswer => ({
  done: results.filter(({ error }) => error === null).length,
  refused: results.filter(({ error }) => error !== null).length,
  results: results.map(({ id, number, error }) => ({ id, registration_number: number, ok: error === null, ...(error && { error }) })),
})
