'use client'
/**
 * KeepFocus()   once in the frame of signed-in pages: where what had the focus goes away, the card that it stood in takes it.
 * A button may vanish with the work that it began ("Take it myself", "Verify", the cross of a tag). Browsers then give the
 * focus to the whole page, and a screen reader starts at its top.
 */
import { useEffect } from 'react'

const CARD = 'section, article'

export function KeepFocus() {
  useEffect(() => {
    // What had the focus last, and the cards around it, the innermost first.
    let last: Element | null = null
    let cards: HTMLElement[] = []
    const focused = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      last = target
      cards = []
      for (let card = target.closest<HTMLElement>(CARD); card; card = card.parentElement?.closest<HTMLElement>(CARD) ?? null) cards.push(card)
    }
    const changes = new MutationObserver(() => {
      if (!last || last.isConnected || document.activeElement !== document.body) return
      last = null
      const card = cards.find(({ isConnected }) => isConnected)
      if (!card) return
      card.tabIndex = -1
      card.focus({ preventScroll: true })
    })
    document.addEventListener('focusin', focused)
    changes.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', focused)
      changes.disconnect()
    }
  }, [])
  return null
}
