import { MINUTE } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
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
export function atTypedFields(error: unknown): never {
  if (!(error instanceof AppError) || !error.fields) throw error
  const fields = Object.entries(error.fields).map(([name, texts]): [string, string[]] => {
    const own = name.replace(/^(survey|result)\./u, '')
    return [typedName[own] ?? own, texts]
  })
  throw new AppError(error.code, error.message, { fields: Object.fromEntries(fields), ...(error.details && { details: error.details }) })
}
