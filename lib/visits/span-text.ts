import type { Tx } from '@/lib/core/db'
import { zonedParts } from '@/lib/core/zoned-time'

const dayText = (zone: string, at: Date): string => new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }).format(at)

/** "Mon, Nov 23, 09:00 to 10:00" in a zone; an end on another day names that day too, and whole days are days: "Mon, Nov 23 to Tue, Nov 24". */
export function spanIn(zone: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  const [start, end] = [zonedParts(zone, startsAt), zonedParts(zone, endsAt)]
  if (start.time === '00:00' && end.time === '00:00') {
    const [first, last] = [dayText(zone, startsAt), dayText(zone, new Date(endsAt.getTime() - 1))]
    return first === last ? first : `${first} to ${last}`
  }
  const until = start.day === end.day ? end.time : `${dayText(zone, endsAt)}, ${end.time}`
  return `${dayText(zone, startsAt)}, ${start.time} to ${until}`
}

/** The same in the organisation's zone, for sentences that a transaction says. */
export async function spanText(tx: Tx, span: { startsAt: Date; endsAt: Date }): Promise<string> {
  const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } })
  return spanIn(timeZone, span)
}
