'use client'
/**
 * MoveMenu({ card, moves, mover, onMove, onClose })
 * Every stage that a card may go to, and below them the others with why not. One menu for the whole board: the browser's popover at
 * the card that opened it. Arrow keys go through it, Esc closes it and gives the focus back.
 */
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { popoverLine } from '@/components/ui/popover-line'
import { statusText } from '@/components/ui/badge'
import { statusLook } from '@/lib/core/status-look'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { BoardCard } from '@/lib/registrations/board-state'
import { boardStages, landingOf, type Landing } from '@/lib/registrations/landing'
import type { Move, MoveNeeds } from '@/lib/registrations/moves'
import type { Mover } from '@/lib/registrations/policy'
import { MENU_ANCHOR, MENU_ID } from './board-card'

interface Props {
  card: BoardCard | null
  moves: readonly Move[]
  mover: Mover
  onMove: (card: BoardCard, to: RegistrationStatus, needs: MoveNeeds) => void
  onClose: () => void
}

export function MoveMenu({ card, moves, mover, onMove, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const opened = card?.id
  useEffect(() => {
    if (!opened) return
    box.current?.showPopover()
    box.current?.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled])')?.focus()
  }, [opened])
  const onKey = (event: KeyboardEvent) => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to !== undefined) items.at(to % items.length)?.focus()
    else if (event.key === 'Tab') box.current?.hidePopover()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={box}
      id={MENU_ID}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={card ? words.board.moveMenu(card.full_name) : undefined}
      onKeyDown={onKey}
      onToggle={(event) => event.newState === 'closed' && onClose()}
      style={{ positionAnchor: MENU_ANCHOR }}
      className={cx(
        'max-h-[min(28rem,calc(50dvh-2rem))] w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-border bg-overlay p-1.5 text-sm text-foreground shadow-overlay',
        'm-auto supports-[position-area:block-end]:inset-auto supports-[position-area:block-end]:m-0 [position-area:block-end_span-inline-end] supports-[position-area:block-end]:my-1.5',
        '[position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline]',
      )}
    >
      {card && linesOf(card, moves, mover).map(({ to, landing }) => <Line key={to} card={card} to={to} landing={landing} onMove={onMove} close={() => box.current?.hidePopover()} />)}
    </div>
  )
}

/** The stages of the menu: those that may be entered come first. */
function linesOf(card: BoardCard, moves: Props['moves'], mover: Mover): { to: RegistrationStatus; landing: Landing }[] {
  const lines = boardStages.filter((to) => to !== card.status).map((to) => ({ to, landing: landingOf(moves, mover, card, to) }))
  return lines.toSorted((a, b) => Number(b.landing.may) - Number(a.landing.may))
}

function Line({ card, to, landing, onMove, close }: { card: BoardCard; to: RegistrationStatus; landing: Landing; close: () => void } & Pick<Props, 'onMove'>) {
  const { word, icon, color } = statusLook('registration', to)
  const note = landing.may ? words.board.asks[landing.needs] : landing.why
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={!landing.may || undefined}
      onClick={() => {
        if (!landing.may) return
        close()
        onMove(card, to, landing.needs)
      }}
      className={cx(popoverLine, !landing.may && 'cursor-not-allowed text-muted hover:bg-transparent')}
    >
      <Icon name={icon} size={14} className={cx('shrink-0', landing.may ? statusText[color] : 'text-muted')} />
      <span className="min-w-0 grow">
        {word}
        {note && <span className="block text-xs text-muted">{note}</span>}
      </span>
    </button>
  )
}
