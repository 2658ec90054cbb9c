import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inLists } from './ordered-list'
import { ORGANISATION } from './change-organisation'
import type { workingHoursBody } from './schema'

/** The working week as a whole: weekdays that are not in it are closed. Due times that are set stay. */
export const setWorkingHours = (actor: StaffActor, week: z.output<typeof workingHoursBody>): Promise<void> =>
  inLists(actor, async (tx) => {
    const rows = JSON.stringify([...week].map(([weekday, span]) => ({ weekday, ...span })))
    const closed = await tx.$executeRaw`DELETE FROM working_hours WHERE weekday <> ALL (${[...week.keys()]}::smallint[])`
    const changed = await tx.$executeRaw`
      INSERT INTO working_hours AS h (weekday, opens, closes) SELECT weekday, opens, closes FROM json_to_recordset(${rows}::json) AS r (weekday smallint, opens time, closes time)
      ON CONFLICT (weekday) DO UPDATE SET opens = excluded.opens, closes = excluded.closes WHERE (h.opens, h.closes) <> (excluded.opens, excluded.closes)`
    if (closed + changed > 0) await record(tx, actor, 'organisation.hours_changed', ORGANISATION, { hours: Object.fromEntries([...week].map(([weekday, { opens, closes }]) => [weekday, `${opens}–${closes}`])) })
  })
