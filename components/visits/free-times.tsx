'use client'
/**
 * FreeTimes({ technicianId, day, minutes, moved?, stamp, chosen, onChoose, onDay })
 * When a visit may start that day; a press chooses. Without a technician the times of several stand below each other, and
 * a press chooses both. Where nothing is free, the next day is a press away.
 */
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { addDays } from '@/lib/core/zoned-time'
import { calendar as words } from '@/lib/messages/en/calendar'
import { availabilityAnswer } from '@/lib/visits/schema'

const say = words.time
/** Of so many technicians the times are shown at once, of so many they are looked up. */
const SHOWN = 4
const ASKED = 50

interface Asked {
  /** Empty: of everybody. */
  technicianId: string
  day: string
  minutes: number
  /** The visit that is moved: its own time counts as free. */
  moved?: MovedVisit | undefined
}
export type MovedVisit = { registration_id: string } | { installation_id: string }

interface Free {
  rows: { id: string; name: string; times: string[] }[]
  /** There are technicians whose times are not shown. */
  more: boolean
}

/** Of several technicians only times that leave room for each other are shown: every half hour of each would be a wall. */
function oneAfterAnother(times: readonly string[], minutes: number): string[] {
  let end = 0
  return times.filter((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    const start = hour * 60 + minute
    if (start < end) return false
    end = start + minutes
    return true
  })
}

/** What is free, or null where it could not be looked up: the form works without. */
async function freeOf({ technicianId, day, minutes, moved }: Asked, signal: AbortSignal): Promise<Free | null> {
  const query = new URLSearchParams({ day, minutes: String(minutes), limit: String(ASKED), ...(technicianId && { technician_id: technicianId }), ...moved })
  const response = await fetch(`/api/admin/availability?${query}`, { signal })
  if (!response.ok) return null
  const { data, next_cursor } = availabilityAnswer.parse(await response.json())
  const shownOf = (times: string[]) => (technicianId ? times : oneAfterAnother(times, minutes))
  const rows = data.map(({ technician_id: id, name, starts }) => ({ id, name, times: shownOf(starts.map(({ time }) => time)) })).filter(({ times }) => times.length > 0)
  return { rows: rows.slice(0, SHOWN), more: rows.length > SHOWN || next_cursor !== null }
}

interface Chosen {
  time: string
  technicianId: string
}

interface Props extends Asked {
  /** Another one, and what is free is looked up anew; what stands there stays until then. */
  stamp: string
  /** What stands in the form. */
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
  onDay: (day: string) => void
}

export function FreeTimes({ technicianId, day, minutes, moved, stamp, chosen, onChoose, onDay }: Props) {
  const asked = `${technicianId} ${day} ${minutes}`
  const [found, setFound] = useState<{ asked: string; free: Free | null }>()
  useEffect(() => {
    const stop = new AbortController()
    freeOf({ technicianId, day, minutes, moved }, stop.signal).then(
      (free) => setFound({ asked: `${technicianId} ${day} ${minutes}`, free }),
      () => !stop.signal.aborted && setFound({ asked: `${technicianId} ${day} ${minutes}`, free: null }),
    )
    return () => stop.abort()
  }, [technicianId, day, minutes, moved, stamp])
  const free = found?.asked === asked ? found.free : undefined
  if (free === null) return null
  return (
    <div className="min-h-16">
      <p aria-live="polite" className="mb-1.5 text-sm text-muted">
        {free === undefined ? say.looking : free.rows.length === 0 ? say.noFree : say.free}
      </p>
      {free?.rows.length === 0 && (
        <Button size="small" onClick={() => onDay(addDays(day, 1))}>
          {say.nextDay}
        </Button>
      )}
      <div className="space-y-2.5">
        {free?.rows.map(({ id, name, times }) => (
          <div key={id} role="group" aria-label={technicianId ? say.free : say.freeAt(name)}>
            {!technicianId && <p className="mb-1 text-sm font-medium">{name}</p>}
            <div className="flex flex-wrap gap-1.5">
              {times.map((time, index) => (
                // A time comes twice on the day the clocks go back.
                <Time key={`${time} ${index}`} time={time} isChosen={chosen.technicianId === id && chosen.time === time} onChoose={() => onChoose({ time, technicianId: id })} />
              ))}
            </div>
          </div>
        ))}
      </div>
      {!technicianId && free?.more && free.rows.length > 0 && <p className="mt-2 text-sm text-muted">{say.otherTechnicians}</p>}
    </div>
  )
}

function Time({ time, isChosen, onChoose }: { time: string; isChosen: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={cx(
        'figures min-h-7 rounded-md border px-2 text-[13px] pointer-coarse:min-h-11 pointer-coarse:px-3',
        isChosen ? 'border-accent bg-accent-soft text-accent-soft-foreground' : 'border-border hover:border-field-border',
      )}
    >
      {time}
    </button>
  )
}
