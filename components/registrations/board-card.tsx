'use client'
/**
 * BoardCardItem({ card, href, now, live, current, menuOpen, pending, onMenu, onDrag })
 * One registration on the board: name, plan, city, how long it waits, its owner, one warning at most. The whole card is a
 * link; it can be dragged, and its button opens the menu that does the same.
 */
import Link from 'next/link'
import { memo } from 'react'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { BoardCard } from '@/lib/registrations/board-state'
import { waitingWords, warningOf } from '@/lib/registrations/waiting-words'

interface Props {
  card: BoardCard
  href: string
  /** The moment it is looked at, in milliseconds. */
  now: number
  /** The script is here: one card is in the order of Tab, arrow keys go to the others. */
  live: boolean
  current: boolean
  menuOpen: boolean
  pending: boolean
  onMenu: (id: string) => void
  /** The card that is dragged now, or none, and which one it was. */
  onDrag: (id: string | null, ended?: string) => void
}

const say = words.board
export const MENU_ID = 'move-menu'
export const MENU_ANCHOR = '--move-anchor'

export const BoardCardItem = memo(function BoardCardItem({ card, href, now, live, current, menuOpen, pending, onMenu, onDrag }: Props) {
  const warning = warningOf(card, now)
  const tabIndex = live && !current ? -1 : undefined
  return (
    <li
      data-card={card.id}
      data-pending={pending || undefined}
      draggable={live && !pending}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', card.registration_number)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(card.id)
      }}
      onDragEnd={() => onDrag(null, card.id)}
      style={menuOpen ? { anchorName: MENU_ANCHOR } : undefined}
      className={cx(
        'relative rounded-md border border-border bg-surface p-2.5 [contain-intrinsic-size:auto_5.5rem] [content-visibility:auto] hover:border-field-border',
        'has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-focus',
        live && 'cursor-grab active:cursor-grabbing pointer-coarse:select-none pointer-coarse:[-webkit-touch-callout:none]',
        pending && 'opacity-60',
      )}
    >
      <div className="flex items-start gap-1">
        <Link
          href={href}
          prefetch={false}
          draggable={false}
          tabIndex={tabIndex}
          aria-busy={pending || undefined}
          data-card-link
          className="min-w-0 grow text-sm leading-5 font-medium wrap-anywhere outline-none after:absolute after:inset-0 after:rounded-md"
        >
          {card.full_name}
        </Link>
        <button
          type="button"
          tabIndex={tabIndex}
          aria-haspopup="menu"
          aria-expanded={menuOpen}
          aria-controls={MENU_ID}
          aria-label={say.moveMenu(card.full_name)}
          onClick={() => onMenu(card.id)}
          className="relative z-1 -me-1 -mt-1 flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-default hover:text-foreground pointer-coarse:-me-2.5 pointer-coarse:-mt-2.5 pointer-coarse:-mb-3 pointer-coarse:size-11"
        >
          <Icon name="more" />
        </button>
      </div>
      <p className="truncate text-[13px] text-muted">{card.city ? `${card.plan_name} · ${card.city}` : card.plan_name}</p>
      <p className="mt-1.5 flex min-h-5.5 items-center gap-2 text-xs text-muted">
        <span className="figures inline-flex items-center gap-1 whitespace-nowrap">
          <Icon name="clock" size={12} />
          <span suppressHydrationWarning>{waitingWords(Date.parse(card.entered_at), now)}</span>
        </span>
        {warning && (
          <Badge color={warning.tone} icon="alert">
            {warning.text}
          </Badge>
        )}
        <Owner name={card.assignee_name} />
      </p>
    </li>
  )
})

/** A card is narrow: of an owner the first name stands there, the whole on hover. */
function Owner({ name }: { name: string | null }) {
  if (name === null) return <Icon name="circleDashed" size={14} label={say.noOwner} className="ms-auto shrink-0" />
  return (
    <span className="ms-auto min-w-0 truncate" title={name}>
      <span aria-hidden>{name.split(' ')[0]}</span>
      <span className="sr-only">{name}</span>
    </span>
  )
}
