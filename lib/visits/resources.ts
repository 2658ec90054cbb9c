import type { z } from 'zod'
import type { Availability } from './availability'
import type { availabilityAnswer } from './schema'

/** What is free, as the API says it. */
export const toAvailability = ({ zone, day, minutes, rows, nextCursor }: Availability): z.input<typeof availabilityAnswer> => ({
  time_zone: zone,
  day,
  minutes,
  data: rows.map(({ userId, name, capacity, skills, booked, starts }) => ({
    technician_id: userId,
    name,
    capacity,
    skills,
    booked,
    starts: starts.map(({ at, time }) => ({ starts_at: at.toISOString(), time })),
  })),
  next_cursor: nextCursor,
})
