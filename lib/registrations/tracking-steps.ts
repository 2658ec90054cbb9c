import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { hasEnded } from './policy'

/** The way of an application that ends well. */
const WAY: readonly RegistrationStatus[] = ['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created']
const SURVEY: ReadonlySet<RegistrationStatus> = new Set(['survey_scheduled', 'survey_completed'])

export interface TrackingStep {
  status: RegistrationStatus
  /** When it was reached; absent where it lies ahead. */
  at?: Date
}

interface Way {
  status: RegistrationStatus
  needsSurvey: boolean
  /** Oldest first. */
  events: readonly { toStatus: RegistrationStatus; createdAt: Date }[]
}

/**
 * The steps of an application as its applicant sees them: those behind with their time, those ahead without. One that
 * was opened again begins anew; one that has ended shows no steps ahead, but its end.
 */
export function trackingSteps({ status, needsSurvey, events }: Way): TrackingStep[] {
  const opened = events.findLastIndex(({ toStatus }) => toStatus === 'pending_verification')
  const reached = new Map(events.slice(opened).map(({ toStatus, createdAt }) => [toStatus, createdAt]))
  const way = WAY.filter((step) => needsSurvey || !SURVEY.has(step) || reached.has(step))
  const shown = hasEnded(status) ? [...way.filter((step) => reached.has(step)), status] : way
  return shown.map((step) => {
    const at = reached.get(step)
    return { status: step, ...(at && { at }) }
  })
}

const segmenter = new Intl.Segmenter('en')

/** A name for a page that a stranger might see: "A•• O••••". Letters as people count them, at most six dots each. */
export const maskName = (name: string): string =>
  name
    .split(' ')
    .map((word) => {
      const [first = '', ...rest] = Array.from(segmenter.segment(word), ({ segment }) => segment)
      return first + '•'.repeat(Math.min(rest.length, 6))
    })
    .join(' ')
