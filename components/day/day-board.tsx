'use client'
/**
 * DayBoard({ day, userId, title, children })   the day as the phone holds it. What is done is shown at once, kept on the
 * phone and sent as soon as there is a connection; the open page goes on without one. Opening the page itself needs a
 * connection. The children stand below the title.
 */
import { useEffect, useState, type ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { newId } from '@/lib/core/ids'
import type { TechnicianDay } from '@/lib/installations/day-queries'
import { afterAction, isOver, type DayAction, type DayStop } from '@/lib/installations/day-state'
import type { WaitingCommand } from '@/lib/installations/command-store'
import { day as words } from '@/lib/messages/en/day'
import { DayCard } from './day-card'
import { QueueBar } from './queue-bar'
import { useFreshDay } from './use-fresh-day'
import { useHeldPage } from './use-held-page'
import { useQueue } from './use-queue'

const SENT_SHOWN_MS = 5000
/** Longer than the second tap of an unsteady finger takes. */
const SETTLING_MS = 600

export function DayBoard({ day: given, userId, title, children }: { day: TechnicianDay; userId: string; title: string; children: ReactNode }) {
  const { day, isChanged, take, ask } = useFreshDay(given)
  const [wasBusy, setBusy] = useState(false)
  const [isSettling, setSettling] = useState(false)
  const queue = useQueue(userId, take, () => void ask())
  const isHeld = useHeldPage(queue.isCut)
  const isDrained = queue.commands.length === 0
  useEffect(() => {
    if (!wasBusy || !isDrained) return
    const timer = setTimeout(() => setBusy(false), SENT_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [wasBusy, isDrained])
  useEffect(() => {
    if (!isSettling) return
    const timer = setTimeout(() => setSettling(false), SETTLING_MS)
    return () => clearTimeout(timer)
  }, [isSettling])
  const known = [...day.earlier, ...day.stops]
  const waiting = queue.commands.filter(({ refused }) => refused === undefined)
  const shown = known.map((stop) => waiting.filter(({ jobId }) => jobId === stop.id).reduce((state, { action }) => afterAction(state, action), stop))
  const earlierIds = new Set(day.earlier.map(({ id }) => id))

  const act = (stop: DayStop, action: DayAction) => {
    setBusy(true)
    // A move puts another button under the finger, perhaps the one that completes the job.
    if (action.kind !== 'item') setSettling(true)
    void queue.add({ commandId: newId(), jobId: stop.id, jobName: stop.name ?? stop.number ?? '', action })
  }
  const labelOf = ({ action, jobId }: WaitingCommand): string => {
    if (action.kind !== 'item') return words.actions[action.kind]
    const item = known.find(({ id }) => id === jobId)?.items.find(({ id }) => id === action.item)
    return words.actions.item(item?.text ?? words.checklist, action.body.done)
  }
  const list = (stops: readonly DayStop[]) =>
    stops.map((stop) => (
      <li key={stop.id}>
        <DayCard stop={stop} waiting={waiting.filter(({ jobId }) => jobId === stop.id).length} reasons={day.reasons} act={(action) => act(stop, action)} />
      </li>
    ))
  const earlier = shown.filter(({ id }) => earlierIds.has(id))
  const today = shown.filter(({ id }) => !earlierIds.has(id))
  const over = today.filter(isOver)
  const visits = today.filter(({ kind }) => kind !== 'absence')
  return (
    <>
      <PageHeader title={title} state={words.state(visits.filter((stop) => !isOver(stop)).length, visits.length)} />
      {children}
      <QueueBar queue={queue} wasBusy={wasBusy} isHeld={isHeld} isChanged={isChanged} labelOf={labelOf} />
      <div className={cx('space-y-4 pb-28', isSettling && 'pointer-events-none')}>
        {earlier.length > 0 && (
          <section aria-labelledby="earlier" className="space-y-3">
            <h2 id="earlier" className="font-semibold">
              {words.earlier}
            </h2>
            <ul className="space-y-3">{list(earlier)}</ul>
          </section>
        )}
        <ul aria-label={words.stops} className="space-y-3">
          {list(today.filter((stop) => !isOver(stop)))}
        </ul>
        {today.length === 0 && (
          <EmptyState icon="calendar" title={words.empty}>
            {words.emptyHint}
          </EmptyState>
        )}
        {over.length > 0 && (
          <section aria-labelledby="over" className="space-y-3">
            <h2 id="over" className="font-semibold text-muted">
              {words.done}
            </h2>
            <ul className="space-y-3 opacity-80">{list(over)}</ul>
          </section>
        )}
      </div>
    </>
  )
}
