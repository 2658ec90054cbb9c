import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { conflict, notFound, refusedBy } from '@/lib/core/errors'
import { organisation as words } from '@/lib/messages/en/organisation'
import { ORGANISATION } from './change-organisation'
import type { holidayBody, holidayParams } from './schema'

/**
 * One holiday, of one day or several.
 *
 * @throws CONFLICT on `day` when one of the days is a holiday already; then none is added.
 */
export const addHoliday = (actor: StaffActor, { day, until = day, name }: z.output<typeof holidayBody>): Promise<void> =>
  inStaff(actor, async (tx) => {
    await tx.$executeRaw`INSERT INTO holidays (day, name) SELECT d::date, ${name} FROM generate_series(${day}::date, ${until}::date, interval '1 day') AS d`.catch(
      refusedBy({ holidays_pkey: () => conflict(words.errors.holidayTaken, { fields: { day: [words.errors.holidayTaken] } }) }),
    )
    await record(tx, actor, 'organisation.holiday_added', ORGANISATION, { day, until, name })
  })

/** A holiday that is none. @throws NOT_FOUND */
export const removeHoliday = (actor: StaffActor, { day }: z.output<typeof holidayParams>): Promise<void> =>
  inStaff(actor, async (tx) => {
    const [gone] = await tx.$queryRaw<{ name: string }[]>`DELETE FROM holidays WHERE day = ${day}::date RETURNING name`
    if (!gone) throw notFound('This holiday')
    await record(tx, actor, 'organisation.holiday_removed', ORGANISATION, { day, name: gone.name })
  })
