'use client'
/**
 * DayBoard({ day, userId })   the day as the phone holds it. What is done is shown at once, kept on the phone and sent as
 * soon as there is a connection; the open page goes on without one. Opening the page itself needs a connection.
 */
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { newId } from '@/lib/core/ids'
import type { TechnicianDay } from '@/lib/installations/day-queries'
import { afterAction, afterAnswer, isJobAnswer, isOver, type DayAction, type DayStop } from '@/lib/installations/day-state'
import type { WaitingCommand } from '@/lib/installations/command-store'
import { day as words } from '@/lib/messages/en/day'
import { DayCard } from './day-card'
import { QueueBar } from './queue-bar'
import { useQueue } from './use-queue'

const SENT_SHOWN_MS = 5000

export function DayBoard({ day, userId }: { day: TechnicianDay; userId: string }) {
  const router = useRouter()
  const [known, setKnown] = useState({ from: day, stops: [...day.earlier, ...day.stops] })
  // A fresh page from the server replaces what was known.
  if (known.from !== day) setKnown({ from: day, stops: [...day.earlier, ...day.stops] })
  const [wasBusy, setBusy] = useState(false)
  const queue = useQueue(
    userId,
    (jobId, answer) => isJobAnswer(answer) && setKnown((before) => ({ ...before, stops: before.stops.map((stop) => (stop.id === jobId ? afterAnswer(stop, answer) : stop)) })),
    () => router.refresh(),
  )
  const isDrained = queue.commands.length === 0
  useEffect(() => {
    if (!wasBusy || !isDrained) return
    const timer = setTimeout(() => setBusy(false), SENT_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [wasBusy, isDrained])
  const waiting = queue.commands.filter(({ refused }) => refused === undefined)
  const shown = known.stops.map((stop) => waiting.filter(({ jobId }) => jobId === stop.id).reduce((state, { action }) => afterAction(state, action), stop))
  const earlierIds = new Set(day.earlier.map(({ id }) => id))

  const act = (stop: DayStop, action: DayAction) => {
    setBusy(true)
    void queue.add({ commandId: newId(), jobId: stop.id, jobName: stop.name ?? stop.number ?? '', action })
  }
  const labelOf = ({ action, jobId }: WaitingCommand): string => {
    if (action.kind !== 'item') return words.actions[action.kind]
    const item = known.stops.find(({ id }) => id === jobId)?.items.find(({ id }) => id === action.item)
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
  return (
    <div className="space-y-4 pb-28">
      <QueueBar queue={queue} wasBusy={wasBusy} labelOf={labelOf} />
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
  )
}
