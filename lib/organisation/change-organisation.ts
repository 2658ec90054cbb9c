import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { now } from '@/lib/core/clock'
import { readOrganisation } from './calendar'
import type { organisationBody } from './schema'

/** The subject of entries about the organisation itself. */
export const ORGANISATION = { type: 'organisation', id: null, accountId: null } as const

/**
 * Another zone or country for the organisation. Due times that are set stay moments as they are; everything that is
 * reckoned later uses the new zone. The wrapper has checked `organisation:manage`.
 */
export const changeOrganisation = (actor: StaffActor, { time_zone: timeZone, country }: z.output<typeof organisationBody>): Promise<void> =>
  inStaff(actor, async (tx) => {
    const before = await readOrganisation(tx)
    if (before.timeZone === timeZone && before.country === country) return
    await tx.organisation.updateMany({ data: { timeZone, country, updatedAt: now() } })
    await record(tx, actor, 'organisation.changed', ORGANISATION, { before: { time_zone: before.timeZone, country: before.country }, after: { time_zone: timeZone, country } })
  })
