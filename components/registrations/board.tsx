'use client'
/**
 * Board({ pages, since, filter, moves, mover, choices, now, detailQuery })
 * Registrations in the columns of their stages. A card is moved by dragging, by its menu and by keys, all through the
 * same two ways: at once where a move asks for nothing, by its form where it asks for something.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Toasts, useToasts } from '@/components/ui/toasts'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { BoardCard, ColumnPage } from '@/lib/registrations/board-state'
import { boardStages, isEnd, landingOf, nextStage } from '@/lib/registrations/landing'
import { MOST_COUNTED } from '@/lib/registrations/most-counted'
import type { Move, MoveNeeds } from '@/lib/registrations/moves'
import type { Mover } from '@/lib/registrations/policy'
import type { MoveChoices } from '@/lib/registrations/screen-queries'
import { ColumnCards } from './column-cards'
import { BoardColumn } from './board-column'
import { MoveDialog, type AskedMove, type MoveData } from './move-dialog'
import { MoveMenu } from './move-menu'
import { useBoard } from './use-board'
import { useBoardKeys } from './use-board-keys'
import { useKeptScroll } from './use-kept-scroll'
import { useTouchDrag } from './use-touch-drag'

interface Props {
  pages: readonly ColumnPage[]
  since: string
  filter: string
  moves: readonly Move[]
  mover: Mover
  choices: MoveChoices
  /** The server's clock, in milliseconds, for the first drawing. */
  now: number
  /** What follows a card's address, so that its page knows the view. */
  detailQuery: string
}

const ENDS = boardStages.filter(isEnd)

export function Board({ pages, since, filter, moves, mover, choices, now: drawnAt, detailQuery }: Props) {
  const { toasts, show, dismiss } = useToasts()
  const { state, loading, isOffline, move, moveWith, more } = useBoard({ pages, since, filter, who: mover.userId ?? '', say: show })
  const [asked, setAsked] = useState<AskedMove | null>(null)
  const [menuFor, setMenuFor] = useState<string | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<RegistrationStatus | null>(null)
  const [folded, setFolded] = useState<ReadonlySet<RegistrationStatus>>(new Set(ENDS))
  const now = useMinutes(drawnAt)

  const go = useCallback(
    (card: BoardCard, to: RegistrationStatus, needs: MoveNeeds) => (needs === 'nothing' ? void move(card, to) : setAsked({ card, to, needs })),
    [move],
  )
  /** Goes there if it may, else says why not. A drop that the browser refused, or that was broken off, goes nowhere. */
  const tryTo = (id: string, to: RegistrationStatus | null, refused?: 'refused') => {
    const card = state.cards[id]
    if (!card || !to || card.status === to) return
    const landing = landingOf(moves, mover, card, to)
    if (!landing.may) show(words.board.refused(card.full_name, landing.why), 'danger')
    else if (!refused) go(card, to, landing.needs)
  }
  // Of a refused drop only the end of dragging is heard; the last column under the pointer tells where it was meant to.
  const lastOver = useRef<RegistrationStatus | null>(null)
  const latest = useRef(tryTo)
  useEffect(() => {
    latest.current = tryTo
  })
  const onOver = useCallback((status: RegistrationStatus | null, gone?: boolean) => {
    setOver(status)
    if (status || gone) lastOver.current = status
  }, [])
  const onDrag = useCallback((id: string | null, ended?: string) => {
    setDragged(id)
    if (ended) latest.current(ended, lastOver.current, 'refused')
    lastOver.current = null
    setOver(null)
  }, [])
  const { board, current, live, props } = useBoardKeys({ onMenu: setMenuFor, onNext: (id) => tryTo(id, state.cards[id] ? nextStage(state.cards[id]) : null) })
  useKeptScroll(board, filter)
  useTouchDrag(board, { onLift: onDrag, onOver, onLand: tryTo, onEnd: () => onDrag(null) })

  const send = ({ card, to }: AskedMove, data: MoveData) =>
    moveWith(card, to, data).then((refused) => {
      if (!refused) setAsked(null)
      return refused
    })
  const card = dragged ? state.cards[dragged] : undefined
  const first = useMemo(() => boardStages.map((status) => state.columns[status].ids[0]).find(Boolean), [state])
  const tabStop = current && state.cards[current] ? current : first
  const unfold = (status: RegistrationStatus) => setFolded((before) => (before.has(status) ? new Set([...before].filter((one) => one !== status)) : new Set([...before, status])))
  return (
    <>
      {isOffline && <Banner tone="warning" title={words.board.offline} />}
      <p id="board-hint" className="mb-2 text-[13px] text-muted max-md:hidden pointer-coarse:hidden">
        {words.board.hint}
      </p>
      <p className="mb-2 hidden text-[13px] text-muted pointer-coarse:block">{words.board.touchHint}</p>
      <div
        ref={board}
        {...props}
        role="group"
        aria-label={words.board.label}
        aria-describedby="board-hint"
        data-live={live || undefined}
        className="-mx-4 flex h-[calc(100dvh-8.5rem)] min-h-80 snap-x scroll-px-4 items-stretch gap-2.5 overflow-x-auto px-4 pb-2 max-sm:snap-mandatory sm:-mx-6 sm:scroll-px-6 sm:px-6 md:h-auto md:shrink md:grow md:basis-0"
      >
        {boardStages.map((status) => {
          const column = state.columns[status]
          const isFolded = folded.has(status)
          return (
            <BoardColumn
              key={status}
              status={status}
              count={column.count}
              most={filter === '' ? null : MOST_COUNTED}
              oldest={isEnd(status) ? null : oldestOf(column.ids, state.cards)}
              now={now}
              hasMore={column.cursor !== null}
              loading={loading[status] ?? 'no'}
              onMore={(which) => void more(which)}
              folded={isFolded}
              onFold={isEnd(status) ? unfold : null}
              landing={card ? landingOf(moves, mover, card, status) : null}
              over={over === status}
              onOver={onOver}
              onDrop={(to) => {
                lastOver.current = null
                if (dragged) tryTo(dragged, to)
              }}
            >
              {!isFolded && (
                <ColumnCards
                  ids={column.ids}
                  cards={state.cards}
                  pending={state.pending}
                  now={now}
                  live={live}
                  current={tabStop && column.ids.includes(tabStop) ? tabStop : null}
                  menuFor={menuFor && column.ids.includes(menuFor) ? menuFor : null}
                  detailQuery={detailQuery}
                  onMenu={setMenuFor}
                  onDrag={onDrag}
                />
              )}
            </BoardColumn>
          )
        })}
      </div>
      <MoveMenu card={(menuFor && state.cards[menuFor]) || null} moves={moves} mover={mover} onMove={go} onClose={() => setMenuFor(null)} />
      <MoveDialog asked={asked} choices={choices} onSend={send} onClose={() => setAsked(null)} />
      <Toasts toasts={toasts} dismiss={dismiss} />
    </>
  )
}

/** Since when the longest waiting of the loaded cards stands there; what came in last stands first, so all are looked at. */
function oldestOf(ids: readonly string[], cards: Readonly<Record<string, BoardCard>>): number | null {
  let oldest: string | null = null
  for (const id of ids) {
    const entered = cards[id]?.entered_at
    if (entered && (oldest === null || entered < oldest)) oldest = entered
  }
  return oldest === null ? null : Date.parse(oldest)
}

/** The present moment, from the server's at first, then renewed every half minute. */
function useMinutes(start: number): number {
  const [now, setNow] = useState(start)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) setNow(Date.now())
    isFirst.current = false
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
