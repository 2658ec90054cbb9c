import { useCallback, useEffect, useRef, useState } from 'react'
import { askDay } from '@/lib/installations/day-answer'
import type { TechnicianDay } from '@/lib/installations/day-queries'
import { afterAnswer, isJobAnswer, planOf } from '@/lib/installations/day-state'

const ASK_EVERY_MS = 60_000
const NEWS_SHOWN_MS = 8000

interface FreshDay {
  day: TechnicianDay
  /** Somebody changed the plan just now. */
  isChanged: boolean
  /** Takes in what the server said of a job after a command. */
  take: (jobId: string, answer: unknown) => void
  ask: () => Promise<void>
}

/**
 * The day as the server last told it: asked for again when the page is looked at, when the connection returns, and every
 * minute. What cannot be asked leaves the day as it is.
 *
 * @param given the day as the page brought it
 */
export function useFreshDay(given: TechnicianDay): FreshDay {
  const [known, setKnown] = useState({ given, day: given })
  if (known.given !== given) setKnown({ given, day: given })
  const [isChanged, setChanged] = useState(false)
  const taken = useRef(0)

  const take = useCallback((jobId: string, answer: unknown) => {
    if (!isJobAnswer(answer)) return
    taken.current += 1
    setKnown(({ day, ...before }) => {
      const anew = (stops: TechnicianDay['stops']) => stops.map((stop) => (stop.id === jobId ? afterAnswer(stop, answer) : stop))
      return { ...before, day: { ...day, stops: anew(day.stops), earlier: anew(day.earlier) } }
    })
  }, [])

  const ask = useCallback(async () => {
    if (document.hidden || !navigator.onLine) return
    const before = taken.current
    const fresh = await askDay(given)
    // What was said of a job meanwhile is newer than the day that was asked for before it.
    if (fresh && taken.current === before) setKnown((now) => (now.given === given ? { given, day: fresh } : now))
  }, [given])

  const plan = planOf(known.day.stops)
  const shown = useRef({ given, plan })
  useEffect(() => {
    const { current: last } = shown
    shown.current = { given, plan }
    if (last.given !== given || last.plan === plan) return
    setChanged(true)
    const timer = setTimeout(() => setChanged(false), NEWS_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [given, plan])

  useEffect(() => {
    const again = () => void ask()
    const timer = setInterval(again, ASK_EVERY_MS)
    addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [ask])

  return { day: known.day, isChanged, take, ask }
}
