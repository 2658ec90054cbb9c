'use client'
/** NowLine({ from, to, at, remPerHour, label? })   the present moment across a column of a day, moved every minute. */
import { useEffect, useState } from 'react'
import { HOUR, MINUTE } from '@/lib/core/clock'

export function NowLine({ from, to, at, remPerHour, label }: { from: number; to: number; at: number; remPerHour: number; label?: string | undefined }) {
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    const begun = performance.now()
    const timer = setInterval(() => setPassed(performance.now() - begun), MINUTE)
    return () => clearInterval(timer)
  }, [])
  const now = at + passed
  if (now < from || now > to) return null
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 z-[4] border-t-2 border-foreground" style={{ insetBlockStart: `${((now - from) / HOUR) * remPerHour}rem` }}>
      {label && <span className="absolute inset-s-0 -top-2.5 rounded-sm bg-foreground px-1 text-[11px] leading-4 font-medium text-background">{label}</span>}
    </div>
  )
}
