import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { hasEnded, OPEN_STATUSES } from '@/lib/registrations/policy'

/** The stages of the funnel: where a registration may have come, in order. */
export const FUNNEL = [...OPEN_STATUSES, 'customer_created'] as const
export type FunnelStage = (typeof FUNNEL)[number]

/** A step of the funnel. */
export interface FunnelStep {
  stage: FunnelStage
  /** Came at least this far. */
  count: number
  /** Came this far and no further, and is rejected or cancelled. */
  ended: number
  /** Came this far and no further, and is still on the way. */
  open: number
}

/** What `stepsOf` adds up: registrations by the furthest stage that they reached, and by where they are. */
interface FurthestCount {
  furthest: FunnelStage
  status: RegistrationStatus
  count: number
}

/**
 * Adds a funnel up from the end, so that each step is at most the one before (T1-29): who has come further has come here
 * too, also past a stage that their plan leaves out, and whoever ended is still counted where they had come.
 */
export function stepsOf(counts: readonly FurthestCount[]): FunnelStep[] {
  const sum = (rows: readonly FurthestCount[]) => rows.reduce((total, { count }) => total + count, 0)
  return FUNNEL.map((stage, index) => {
    const here = counts.filter(({ furthest }) => furthest === stage)
    const ended = sum(here.filter(({ status }) => hasEnded(status)))
    return { stage, count: sum(counts.filter(({ furthest }) => FUNNEL.indexOf(furthest) >= index)), ended, open: stage === 'customer_created' ? 0 : sum(here) - ended }
  })
}
