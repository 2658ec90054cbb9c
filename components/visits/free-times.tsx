'use client'
/** FreeTimes({ technicianId, day, minutes, chosen, onChoose })   when a visit may start that day; a press chooses. */
import { useEffect, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { calendar as words } from '@/lib/messages/en/calendar'
import { availabilityAnswer } from '@/lib/visits/schema'

const say = words.time

interface Asked {
  technicianId: string
  day: string
  minutes: number
  /** The visit that is moved: its own time counts as free. */
  moved?: MovedVisit | undefined
}
export type MovedVisit = { registration_id: string } | { installation_id: string }

/** What is free, or null where it could not be looked up: the form works without. */
async function freeOf({ technicianId, day, minutes, moved }: Asked, signal: AbortSignal): Promise<string[] | null> {
  const response = await fetch(`/api/admin/availability?${new URLSearchParams({ technician_id: technicianId, day, minutes: String(minutes), ...moved })}`, { signal })
  if (!response.ok) return null
  const { data } = availabilityAnswer.parse(await response.json())
  return data[0]?.starts.map(({ time }) => time) ?? []
}

export function FreeTimes({ technicianId, day, minutes, moved, chosen, onChoose }: Asked & { chosen: string; onChoose: (time: string) => void }) {
  const asked = `${technicianId} ${day} ${minutes}`
  const [found, setFound] = useState<{ asked: string; times: string[] | null }>()
  useEffect(() => {
    const stop = new AbortController()
    freeOf({ technicianId, day, minutes, moved }, stop.signal).then(
      (times) => setFound({ asked: `${technicianId} ${day} ${minutes}`, times }),
      () => !stop.signal.aborted && setFound({ asked: `${technicianId} ${day} ${minutes}`, times: null }),
    )
    return () => stop.abort()
  }, [technicianId, day, minutes, moved])
  const times = found?.asked === asked ? found.times : undefined
  if (times === null) return null
  return (
    <div role="group" aria-label={say.free} className="min-h-16">
      <p aria-live="polite" className="mb-1.5 text-sm text-muted">
        {times === undefined ? say.looking : times.length === 0 ? say.noFree : say.free}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {times?.map((time, index) => (
          <button
            // A time that comes twice on the day the clocks go back.
            key={`${time} ${index}`}
            type="button"
            aria-pressed={time === chosen}
            onClick={() => onChoose(time)}
            className={cx(
              'figures min-h-7 rounded-md border px-2 text-[13px] pointer-coarse:min-h-11 pointer-coarse:px-3',
              time === chosen ? 'border-accent bg-accent-soft text-accent-soft-foreground' : 'border-border hover:border-field-border',
            )}
          >
            {time}
          </button>
        ))}
      </div>
    </div>
  )
}
