import { z } from 'zod'
import { optionalLine, requiredLine, uuid, wholeNumber } from '@/lib/core/fields'
import { fields as fieldWords } from '@/lib/messages/en/fields'
import { jobTypes as words } from '@/lib/messages/en/job-types'

// What is said about kinds of field job, as forms send it.

/** A checklist is worked through on a phone: more than this is none. */
export const MOST_ITEMS = 40

const ticked = z.literal('on').optional().transform((value) => value === 'on')
const typedMinutes = z
  .string({ error: words.errors.minutes })
  .trim()
  .regex(/^\d{1,4}$/u, words.errors.minutes)
  .transform(Number)
  .pipe(wholeNumber(5, 1440))

export const jobTypeBody = z.object({
  id: uuid,
  name: requiredLine(80, fieldWords.name),
  minutes: typedMinutes,
  /** One word as technicians have it; without one everybody can do it. */
  skill: optionalLine(40).transform((value) => value?.toLowerCase()),
  active: ticked,
})
export type ChangeJobType = z.output<typeof jobTypeBody>

const item = { text: requiredLine(160), mandatory: ticked, needs_photo: ticked }
export const addItemBody = z.object({ job_type_id: uuid, ...item })
export type AddItem = z.output<typeof addItemBody>
export const changeItemBody = z.object({ id: uuid, ...item })
export type ChangeItem = z.output<typeof changeItemBody>
export const itemRef = z.object({ id: uuid })
export const moveItemBody = z.object({ id: uuid, direction: z.enum(['up', 'down']) })
export type MoveItem = z.output<typeof moveItemBody>
