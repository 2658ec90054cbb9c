// From what the domain returns to the words of the API.
import { now } from '@/lib/core/clock'
import { dueState } from './policy'
import type { InstallationDetail, InstallationRow } from './queries'
import type { InstallationAnswer, InstallationsAnswer } from './schema'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** An installation of the list in the contract's words. */
const toInstallationRow = (row: InstallationRow): Omit<InstallationAnswer, 'items'> => ({
  id: row.id,
  installation_number: row.number,
  status: row.status,
  priority: row.priority,
  job_type: { slug: row.jobType, name: row.jobTypeName },
  account: { id: row.accountId, slug: row.accountSlug, name: row.accountName },
  registration_id: row.registrationId,
  technician: row.technicianId === null ? null : { id: row.technicianId, name: row.technicianName ?? '' },
  starts_at: iso(row.startsAt),
  ends_at: iso(row.endsAt),
  contact: { name: row.contactName, phone: row.contactPhone },
  address: row.address,
  city: row.city,
  address_notes: row.addressNotes,
  latitude: row.latitude,
  longitude: row.longitude,
  minutes: row.minutes,
  preferred_date: row.preferredDate,
  preferred_slot: row.preferredSlot,
  due_at: iso(row.dueAt),
  due_state: dueState(row, now()),
  started_at: iso(row.startedAt),
  paused_at: iso(row.pausedAt),
  completed_at: iso(row.completedAt),
  version: row.version,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})

/** A page of installations in the contract's words. */
export const toInstallations = ({ rows, nextCursor }: { rows: InstallationRow[]; nextCursor: string | null }): InstallationsAnswer => ({
  data: rows.map(toInstallationRow),
  next_cursor: nextCursor,
})

/** One installation with its checklist. */
export const toInstallation = (detail: InstallationDetail): InstallationAnswer => ({
  ...toInstallationRow(detail),
  items: detail.items.map((item) => ({
    id: item.id,
    position: item.position,
    text: item.text,
    mandatory: item.mandatory,
    needs_photo: item.needsPhoto,
    done_at: iso(item.doneAt),
    file_id: item.fileId,
  })),
})
