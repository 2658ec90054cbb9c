'use client'
/**
 * WatchCalendar({ query, mark })   looks every few seconds whether others have changed what the calendar shows, and draws
 * it anew then; what is typed beside it stays. A lost connection shows itself.
 *   query: what the calendar shows, as its API takes it; mark: of what was drawn
 */
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { markAnswer } from '@/lib/calendar/schema'
import { calendar as words } from '@/lib/messages/en/calendar'

const LOOK_EVERY_MS = 4000

/** The mark of what there is now; null when it cannot be asked. */
async function askMark(query: string): Promise<string | null> {
  try {
    const response = await fetch(`/api/admin/calendar/mark?${query}`)
    return response.ok ? markAnswer.parse(await response.json()).mark : null
  } catch {
    return null
  }
}

export function WatchCalendar({ query, mark }: { query: string; mark: string }) {
  const router = useRouter()
  const [isOffline, setOffline] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isGone = false
    const look = async () => {
      const now = document.hidden ? mark : await askMark(query)
      if (isGone) return
      setOffline(now === null)
      if (now !== null && now !== mark) router.refresh()
      timer = setTimeout(() => void look(), LOOK_EVERY_MS)
    }
    timer = setTimeout(() => void look(), LOOK_EVERY_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [query, mark, router])
  return isOffline && <Banner tone="warning" title={words.offline} />
}
