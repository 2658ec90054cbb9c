'use client'
/** ColumnCards({ ids, cards, … })   the cards of one column; drawn anew only when something of them changes, not while another card is dragged over them. */
import { memo } from 'react'
import type { BoardState } from '@/lib/registrations/board-state'
import { BoardCardItem } from './board-card'
import { LIST_PATH } from './list-path'

interface Props extends Pick<BoardState, 'cards' | 'pending'> {
  ids: readonly string[]
  now: number
  live: boolean
  /** The card of this column that is in the order of Tab, and the one whose menu is open. */
  current: string | null
  menuFor: string | null
  detailQuery: string
  onMenu: (id: string) => void
  onDrag: (id: string | null, ended?: string) => void
}

export const ColumnCards = memo(function ColumnCards({ ids, cards, pending, now, live, current, menuFor, detailQuery, onMenu, onDrag }: Props) {
  return ids.map((id) => {
    const card = cards[id]
    return (
      card && (
        <BoardCardItem
          key={id}
          card={card}
          href={`${LIST_PATH}/${id}${detailQuery}`}
          now={now}
          live={live}
          current={current === id}
          menuOpen={menuFor === id}
          pending={Boolean(pending[id])}
          onMenu={onMenu}
          onDrag={onDrag}
        />
      )
    )
  })
})
