import type { StaffActor } from '@/lib/core/actor'
import { overCohort, sampleOf, type Cohort } from './cohort'
import { readBreakdown, type Breakdown } from './read-breakdown'
import { readHistories, type PersonFigures, type StageTime } from './read-histories'

/** Everything that is reported of a cohort. */
export interface Report extends Pick<Breakdown, 'funnel' | 'groups'> {
  times: StageTime[]
  people: PersonFigures[]
  /** How much of the cohort was looked at for times and for moves by person, 1 being all of it. */
  share: number
}

/** The report of a cohort: counts of all its registrations, and what the histories of a part of them say where it is large. */
export const readReport = (actor: StaffActor, cohort: Cohort): Promise<Report> =>
  overCohort(actor, cohort, async (tx, condition) => {
    const { funnel, groups, assigned } = await readBreakdown(tx, condition)
    const sample = sampleOf(condition, funnel[0]?.count ?? 0)
    return { funnel, groups, share: sample.share, ...(await readHistories(tx, sample, assigned)) }
  })
