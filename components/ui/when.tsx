'use client'
/**
 * When({ at, show? = 'day-time' | 'day' | 'time' | 'relative', zone?, locale? = 'en' })
 * A moment: the server writes it in `zone` (the account's, else UTC, named), the browser changes it to the viewer's
 * own zone; the exact time with its zone is in the title and in dateTime. 'relative' reads "3 days ago", "in 2 hours".
 * When({ at: '2026-11-30' }) without a time is a calendar day and never moves with the zone.
 */
import { useEffect, useState } from 'react'
import { exactTime, shownTime, type TimeShape } from './time-words'

export function When({ at, show = 'day-time', zone = 'UTC', locale = 'en' }: { at: Date | string; show?: TimeShape; zone?: string; locale?: string }) {
  const iso = typeof at === 'string' ? at : at.toISOString()
  const [local, setLocal] = useState<{ text: string; title: string }>()
  useEffect(() => {
    const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const update = () => setLocal({ text: shownTime(iso, show, viewerZone, locale), title: exactTime(iso, viewerZone, locale) })
    update()
    if (show !== 'relative') return
    const timer = setInterval(update, 60_000)
    return () => clearInterval(timer)
  }, [iso, show, locale])
  return (
    <time
      dateTime={iso}
      title={local?.title ?? exactTime(iso, zone, locale)}
      className="figures whitespace-nowrap"
      suppressHydrationWarning // the browser's own Intl data may spell a month differently from the server's
    >
      {local?.text ?? shownTime(iso, show, zone, locale)}
    </time>
  )
}
