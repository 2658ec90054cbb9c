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
 * Another zone, country or language for the organisation. Due times that are set stay moments as they are; everything
 * that is reckoned later uses the new zone. The language is that of messages to us, to whoever applies from now on, and
 * of codes; who has applied keeps theirs. The wrapper has checked `organisation:manage`.
 */
export const changeOrganisation = (actor: StaffActor, { time_zone: timeZone, country, locale }: z.output<typeof organisationBody>): Promise<void> =>
  inStaff(actor, async (tx) => {
    const before = await readOrganisation(tx)
    if (before.timeZone === timeZone && before.country === country && before.locale === locale) return
    await tx.organisation.updateMany({ data: { timeZone, country, locale, updatedAt: now() } })
    await record(tx, actor, 'organisation.changed', ORGANISATION, { before: { time_zone: before.timeZone, country: before.country, locale: before.locale }, after: { time_zone: timeZone, country, locale } })
  })
