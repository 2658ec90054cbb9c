'use client'
/** useKeptScroll(board, key)   the board and its columns are found where they were left, for as long as the tab lives (PIPE-17). */
import { useLayoutEffect, type RefObject } from 'react'

interface Place {
  left: number
  tops: Record<string, number>
}
const places = new Map<string, Place>()

export function useKeptScroll(board: RefObject<HTMLElement | null>, key: string): void {
  useLayoutEffect(() => {
    const box = board.current
    if (!box) return
    const scrollers = () => [...box.querySelectorAll<HTMLElement>('[data-scroller]')].map((scroller) => ({ scroller, name: scroller.closest<HTMLElement>('[data-column]')?.dataset.column ?? '' }))
    const place = places.get(key)
    if (place) {
      box.scrollTo({ left: place.left, behavior: 'instant' })
      for (const { scroller, name } of scrollers()) scroller.scrollTo({ top: place.tops[name] ?? 0, behavior: 'instant' })
    }
    // Scrolling does not bubble, but it can be caught on its way down.
    const note = () => places.set(key, { left: box.scrollLeft, tops: Object.fromEntries(scrollers().map(({ scroller, name }) => [name, scroller.scrollTop])) })
    box.addEventListener('scroll', note, { capture: true, passive: true })
    return () => box.removeEventListener('scroll', note, { capture: true })
  }, [board, key])
}
