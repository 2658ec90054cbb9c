import { MINUTE } from '@/lib/core/clock'
import { atFields } from '@/lib/core/errors'
import { instantAt } from '@/lib/core/zoned-time'
import type { Span } from './policy'
import type { VisitTimeForm } from './schema'

/** The moments that a day, a time and a length mean in a zone. */
export function typedSpan(zone: string, { day, time, minutes }: Pick<VisitTimeForm, 'day' | 'time' | 'minutes'>): Span {
  const startsAt = instantAt(zone, day, time)
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE) }
}

const typedName: Readonly<Record<string, string>> = { starts_at: 'time', ends_at: 'minutes' }

/** Puts what was refused of moments at the fields in which they were typed; everything else passes through unchanged. */
export const atTypedFields = atFields((field) => {
  const own = field.replace(/^(survey|result)\./u, '')
  return typedName[own] ?? own
})
