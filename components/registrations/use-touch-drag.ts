'use client'
/**
 * useTouchDrag(board, { onLift, onOver, onLand, onEnd })
 * A card carried by a finger: held for a moment it comes loose and follows, at the board's edges the columns go by, lifted
 * it lands. A finger that moves sooner scrolls, and a second one breaks it off. The browser's own dragging, which does
 * not know touch everywhere, is left to the mouse.
 */
import { useEffect, useRef, type RefObject } from 'react'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'

/** So long a card is held before it comes loose; sooner than the browser's own menu of a long press. */
const HOLD_MS = 350
/** A finger that trembles does not scroll. */
const SLACK_PX = 10
/** So near to an edge the columns begin to go by, and so fast at most: on a phone about one in a second. */
const EDGE_PX = 48
const PX_PER_MS = 0.4

interface Touching {
  onLift: (id: string) => void
  /** The column under the finger, when it is another than before. */
  onOver: (status: RegistrationStatus | null) => void
  /** The finger was lifted over a column. */
  onLand: (id: string, status: RegistrationStatus) => void
  /** It is over, with or without landing. */
  onEnd: () => void
}

interface Held {
  id: string
  card: HTMLElement
  touched: EventTarget
  x: number
  y: number
  timer: ReturnType<typeof setTimeout>
  /** Once it is carried: its picture under the finger, and where the finger is in it. */
  picture?: HTMLElement
  dx: number
  dy: number
  over: RegistrationStatus | null
}

export function useTouchDrag(board: RefObject<HTMLElement | null>, touching: Touching): void {
  const latest = useRef(touching)
  useEffect(() => {
    latest.current = touching
  })
  useEffect(() => {
    const box = board.current
    if (!box) return
    let held: Held | null = null
    let frame = 0

    const columnAt = (x: number, y: number): RegistrationStatus | null => {
      const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]')
      return column && box.contains(column) ? (column.dataset.column as RegistrationStatus) : null
    }
    const look = (one: Held) => {
      if (one.picture) one.picture.style.transform = `translate(${one.x - one.dx}px, ${one.y - one.dy}px) rotate(1.5deg)`
      const over = columnAt(one.x, one.y)
      if (over === one.over) return
      one.over = over
      latest.current.onOver(over)
    }
    const goBy = (before: number) => (at: number) => {
      if (!held?.picture) return
      const { left, right } = box.getBoundingClientRect()
      const nearness = (distance: number) => Math.min(Math.max((EDGE_PX - distance) / EDGE_PX, 0), 1)
      const by = (nearness(right - held.x) - nearness(held.x - left)) * PX_PER_MS * (at - before)
      if (by !== 0) {
        // Less than a pixel would be lost.
        box.scrollLeft += by > 0 ? Math.ceil(by) : Math.floor(by)
        look(held)
      }
      frame = requestAnimationFrame(goBy(at))
    }

    const lift = () => {
      if (!held?.card.isConnected || held.card.dataset.pending !== undefined) return letGo()
      const place = held.card.getBoundingClientRect()
      held.picture = pictureOf(held.card, place)
      held.dx = held.x - place.left
      held.dy = held.y - place.top
      // Columns that snap would jump back while they go by.
      box.style.scrollSnapType = 'none'
      latest.current.onLift(held.id)
      look(held)
      frame = requestAnimationFrame(goBy(performance.now()))
    }
    const letGo = () => {
      if (!held) return
      const { timer, touched, picture } = held
      held = null
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      touched.removeEventListener('touchmove', onMove)
      touched.removeEventListener('touchend', onEnd)
      touched.removeEventListener('touchcancel', letGo)
      if (!picture) return
      picture.remove()
      box.style.scrollSnapType = ''
      latest.current.onEnd()
    }

    const onStart = (event: TouchEvent) => {
      letGo()
      const [touch] = event.touches
      const target = event.target instanceof Element ? event.target : null
      const card = target?.closest<HTMLElement>('[data-card]')
      if (event.touches.length !== 1 || !touch || !target || !card?.dataset.card || target.closest('button')) return
      held = { id: card.dataset.card, card, touched: target, x: touch.clientX, y: touch.clientY, timer: setTimeout(lift, HOLD_MS), dx: 0, dy: 0, over: null }
      // Where it was touched and not at the board: a card that others move meanwhile is taken out, and still hears the finger.
      target.addEventListener('touchmove', onMove, { passive: true })
      target.addEventListener('touchend', onEnd)
      target.addEventListener('touchcancel', letGo)
    }
    function onMove(event: Event) {
      const touch = (event as TouchEvent).touches[0]
      if (!held || !touch) return
      if (!held.picture && Math.hypot(touch.clientX - held.x, touch.clientY - held.y) > SLACK_PX) return letGo()
      if (!held.picture) return
      held.x = touch.clientX
      held.y = touch.clientY
      look(held)
    }
    function onEnd(event: Event) {
      if (!held?.picture) return letGo()
      // Else the browser makes a click of it, which opens the card.
      event.preventDefault()
      const { id, over } = held
      letGo()
      if (over) latest.current.onLand(id, over)
    }
    // Only a listener that was there before the finger may keep the page from scrolling.
    const stay = (event: TouchEvent) => {
      if (held?.picture && event.cancelable) event.preventDefault()
    }
    const notNow = (event: Event) => {
      if (!held) return
      event.preventDefault()
      event.stopPropagation()
    }

    box.addEventListener('touchstart', onStart, { passive: true })
    box.addEventListener('touchmove', stay, { passive: false })
    box.addEventListener('contextmenu', notNow, { capture: true })
    box.addEventListener('dragstart', notNow, { capture: true })
    return () => {
      letGo()
      box.removeEventListener('touchstart', onStart)
      box.removeEventListener('touchmove', stay)
      box.removeEventListener('contextmenu', notNow, { capture: true })
      box.removeEventListener('dragstart', notNow, { capture: true })
    }
  }, [board])
}

/** What is carried: the card as it looks, without being one. */
function pictureOf(card: HTMLElement, { width, height }: DOMRect): HTMLElement {
  const picture = document.createElement('div')
  picture.append(...card.cloneNode(true).childNodes)
  picture.className = `${card.className} pointer-events-none z-30 shadow-overlay`
  picture.dataset.carried = ''
  picture.inert = true
  Object.assign(picture.style, { position: 'fixed', left: '0', top: '0', width: `${width}px`, height: `${height}px` })
  document.body.append(picture)
  return picture
}
