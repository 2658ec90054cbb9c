'use client'
/**
 * useBoardKeys({ onMenu, onNext })
 * The board by keyboard. One card is in the order of Tab; arrow keys go to its neighbours, Home and End to the ends of a
 * column, M opens its menu, Shift and the arrow forward moves it on. The focus follows its card into another column,
 * whoever moved it.
 */
import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'

const cardsIn = (column: Element): HTMLElement[] => [...column.querySelectorAll<HTMLElement>('[data-card]')]
const focusOn = (card: Element | null | undefined): void => {
  const link = card?.querySelector<HTMLElement>('[data-card-link]')
  link?.focus({ preventScroll: true })
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

interface Keys {
  onMenu: (id: string) => void
  onNext: (id: string) => void
}

export function useBoardKeys({ onMenu, onNext }: Keys) {
  const board = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [live, setLive] = useState(false)
  const focused = useRef<string | null>(null)
  useEffect(() => setLive(true), [])

  // A card that moved to another column was taken out and put in again, and with it went the focus.
  useLayoutEffect(() => {
    if (focused.current && document.activeElement === document.body) focusOn(board.current?.querySelector(`[data-card="${focused.current}"]`))
  })

  const onFocus = (event: FocusEvent) => {
    const id = event.target.closest<HTMLElement>('[data-card]')?.dataset.card ?? null
    focused.current = id
    if (id) setCurrent(id)
  }
  const onBlur = ({ target }: FocusEvent) => {
    queueMicrotask(() => {
      if (target.isConnected && !board.current?.contains(document.activeElement)) focused.current = null
    })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const card = (event.target as Element).closest<HTMLElement>('[data-card]')
    const column = card?.closest('[data-column]')
    const id = card?.dataset.card
    if (!card || !column || !id || event.ctrlKey || event.metaKey || event.altKey) return
    const forward = getComputedStyle(column).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const cards = cardsIn(column)
    const at = cards.indexOf(card)
    if (event.shiftKey && event.key === forward) onNext(id)
    else if (event.shiftKey) return
    else if (event.key === 'm' || event.key === 'M') onMenu(id)
    else if (event.key === 'ArrowDown') focusOn(cards[at + 1])
    else if (event.key === 'ArrowUp') focusOn(cards[at - 1])
    else if (event.key === 'Home') focusOn(cards[0])
    else if (event.key === 'End') focusOn(cards.at(-1))
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') focusOn(beside(column, event.key === forward ? 1 : -1, at))
    else return
    event.preventDefault()
  }

  return { board, current, live, props: { onFocus, onBlur, onKeyDown } }
}

/** The card at the same height in the next column that has any. */
function beside(column: Element, step: 1 | -1, at: number): HTMLElement | undefined {
  const columns = [...(column.parentElement?.querySelectorAll('[data-column]') ?? [])]
  for (let index = columns.indexOf(column) + step; index >= 0 && index < columns.length; index += step) {
    const other = columns[index]
    const cards = other ? cardsIn(other) : []
    if (cards.length > 0) return cards[Math.min(at, cards.length - 1)]
  }
  return undefined
}
