'use client'
/** TakeFocus()   in a card that somebody has just opened: the card takes the focus, so that the next Tab is in its form. */
import { useEffect, useRef } from 'react'

export function TakeFocus() {
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const card = here.current?.closest<HTMLElement>('section')
    if (!card) return
    card.tabIndex = -1
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'nearest' })
  }, [])
  return <span ref={here} hidden />
}
