import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'

/** A kind of field job in the list. */
export interface JobTypeRow {
  id: string
  name: string
  minutes: number
  skill: string | null
  active: boolean
  items: number
}

/** All job types in their order; a house has a handful. */
export const listJobTypes = (actor: StaffActor): Promise<JobTypeRow[]> =>
  inStaff(actor, async (tx) => {
    const rows = await tx.jobType.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }], include: { _count: { select: { jobTypeItems: true } } } })
    return rows.map(({ id, name, minutes, skill, active, _count }) => ({ id, name, minutes, skill, active, items: _count.jobTypeItems }))
  })

/** A line of a job type's checklist. */
export interface JobTypeLine {
  id: string
  text: string
  mandatory: boolean
  needsPhoto: boolean
}

export interface JobTypeDetail extends Omit<JobTypeRow, 'items'> {
  items: JobTypeLine[]
}

/**
 * A job type with its checklist in order.
 *
 * @throws NOT_FOUND
 */
export const getJobType = (actor: StaffActor, id: string): Promise<JobTypeDetail> =>
  inStaff(actor, async (tx) => {
    const type = await tx.jobType.findUnique({
      where: { id },
      select: { id: true, name: true, minutes: true, skill: true, active: true, jobTypeItems: { orderBy: { position: 'asc' }, select: { id: true, text: true, mandatory: true, needsPhoto: true } } },
    })
    if (!type) throw notFound('This job type')
    const { jobTypeItems: items, ...rest } = type
    return { ...rest, items }
  })
