// A technician's day as the phone holds it: what the server said, and on top of it what was done since and has not been
// sent yet. Pure and browser-safe.
import type { BookingKind, InstallationStatus, SurveyOutcome } from '@/lib/generated/prisma/enums'
import type { InstallationAnswer } from './schema'

export interface DayItem {
  id: string
  text: string
  mandatory: boolean
  needsPhoto: boolean
  isDone: boolean
  hasPhoto: boolean
}

/** One stop of the day. `id` is the installation's, the registration's of a survey, or the booking's of an absence. */
export interface DayStop {
  id: string
  kind: BookingKind
  startsAt: string
  endsAt: string
  /** By the organisation's clock. */
  time: string
  until: string
  number: string | null
  name: string | null
  phone: string | null
  address: string | null
  city: string | null
  addressNotes: string | null
  latitude: number | null
  longitude: number | null
  note: string | null
  /** Of an installation. */
  status: InstallationStatus | null
  isPaused: boolean
  jobType: string | null
  /** Of a survey that is done. */
  outcome: SurveyOutcome | null
  items: DayItem[]
}

/** What can be done on the way, as it is sent to the API. */
export type DayAction =
  | { kind: 'start' | 'pause' | 'resume' | 'complete'; body: { expected_status: InstallationStatus } }
  | { kind: 'fail'; body: { expected_status: InstallationStatus; reason_id: string; note?: string } }
  | { kind: 'item'; item: string; body: { done: boolean; photo?: string } }

/** The API's address of an action on a job. */
export const pathOf = (jobId: string, action: DayAction): string => `/api/admin/installations/${jobId}/${action.kind === 'item' ? `items/${action.item}` : action.kind}`

const AFTER = { start: 'in_progress', complete: 'completed', fail: 'failed' } as const

/** How a job stands once an action is carried out: shown at once, long before the server has heard of it. */
export function afterAction(stop: DayStop, action: DayAction): DayStop {
  switch (action.kind) {
    case 'pause':
    case 'resume':
      return { ...stop, isPaused: action.kind === 'pause' }
    case 'item': {
      const { done, photo } = action.body
      return { ...stop, items: stop.items.map((item) => (item.id === action.item ? { ...item, isDone: done, hasPhoto: item.hasPhoto || photo !== undefined } : item)) }
    }
    default:
      return { ...stop, status: AFTER[action.kind], isPaused: false }
  }
}

/** What the server says of a job after a command: that counts, whatever was shown before. */
export const afterAnswer = (stop: DayStop, { status, paused_at, items }: Pick<InstallationAnswer, 'status' | 'paused_at' | 'items'>): DayStop => ({
  ...stop,
  status,
  isPaused: paused_at !== null,
  items: items.map((item) => ({ id: item.id, text: item.text, mandatory: item.mandatory, needsPhoto: item.needs_photo, isDone: item.done_at !== null, hasPhoto: item.file_id !== null })),
})

/** How many mandatory items are open, which keeps a job from being completed. */
export const openItems = ({ items }: Pick<DayStop, 'items'>): number => items.filter(({ mandatory, isDone }) => mandatory && !isDone).length

/** Nothing is left to do there. */
export const isOver = ({ kind, status, outcome }: DayStop): boolean => (kind === 'survey' ? outcome !== null : kind === 'installation' && (status === 'completed' || status === 'failed' || status === 'cancelled'))

/** Who is visited when: what colleagues in the office change. Two days with the same plan differ in the work only. */
export const planOf = (stops: readonly DayStop[]): string => stops.map(({ id, startsAt, endsAt }) => `${id} ${startsAt} ${endsAt}`).toSorted().join()

/** Is this the API's answer about a job? */
export const isJobAnswer = (answer: unknown): answer is Pick<InstallationAnswer, 'status' | 'paused_at' | 'items'> =>
  typeof answer === 'object' && answer !== null && 'status' in answer && 'paused_at' in answer && 'items' in answer && Array.isArray(answer.items)
