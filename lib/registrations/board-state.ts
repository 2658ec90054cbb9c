// What the board knows, and how it changes. Pure and browser-safe. A move touches one card and nothing else: taking it
// back must not undo what others did meanwhile (PIPE-3).
import { RegistrationStatus } from '@/lib/generated/prisma/enums'
import type { RegistrationAnswer } from './schema'

/** A registration as a card shows it: as the API answers it, so that page, further pages and changes are of one shape. */
export type BoardCard = RegistrationAnswer

interface Column {
  /** Cards in the order shown: what came in while one watches first, then the longest waiting. */
  ids: readonly string[]
  /** How many there are, loaded or not. */
  count: number
  /** Where the next page starts; null when all are loaded. */
  cursor: string | null
}

export interface BoardState {
  cards: Readonly<Record<string, BoardCard>>
  columns: Readonly<Record<RegistrationStatus, Column>>
  /** Moves whose answer is awaited: where each card came from, and its place there. */
  pending: Readonly<Record<string, { from: RegistrationStatus; index: number; entered_at: string }>>
}

/** What the server says of a column. */
export interface ColumnPage {
  status: RegistrationStatus
  rows: readonly BoardCard[]
  count: number
  cursor: string | null
}

/** A row of the changes feed: `matches` is whether it belongs to what the board shows. */
export type ChangedCard = BoardCard & { matches: boolean }

/** The board as it was read. */
export function boardOf(pages: readonly ColumnPage[]): BoardState {
  const columns = Object.fromEntries(Object.values(RegistrationStatus).map((status) => [status, { ids: [], count: 0, cursor: null }])) as unknown as Record<RegistrationStatus, Column>
  for (const { status, rows, count, cursor } of pages) columns[status] = { ids: rows.map(({ id }) => id), count, cursor }
  return { cards: Object.fromEntries(pages.flatMap(({ rows }) => rows.map((row) => [row.id, row]))), columns, pending: {} }
}

const without = (column: Column, id: string): Column => ({ ...column, ids: column.ids.filter((other) => other !== id), count: Math.max(0, column.count - 1) })
const withAt = (column: Column, id: string, index: number): Column => ({ ...column, ids: column.ids.toSpliced(Math.min(index, column.ids.length), 0, id), count: column.count + 1 })

/** Takes a card out of its column and puts it at a place of another. */
function carry(state: BoardState, card: BoardCard, index = 0): BoardState {
  const before = state.cards[card.id]
  const left = before ? { ...state.columns, [before.status]: without(state.columns[before.status], card.id) } : state.columns
  return { ...state, cards: { ...state.cards, [card.id]: card }, columns: { ...left, [card.status]: withAt(left[card.status], card.id, index) } }
}

const settled = ({ pending, ...state }: BoardState, id: string): BoardState => {
  const { [id]: _, ...rest } = pending
  return { ...state, pending: rest }
}

/** The move at once, before anybody has agreed to it. */
export function beginMove(state: BoardState, id: string, to: RegistrationStatus, at: string): BoardState {
  const card = state.cards[id]
  if (!card || card.status === to) return state
  const from = card.status
  const index = state.columns[from].ids.indexOf(id)
  return { ...carry(state, { ...card, status: to, entered_at: at }), pending: { ...state.pending, [id]: { from, index, entered_at: card.entered_at } } }
}

/** The server agreed: the card as it now is. */
export function endMove(state: BoardState, card: BoardCard): BoardState {
  const done = settled(state, card.id)
  if (done.cards[card.id]?.status !== card.status) return carry(done, card)
  return { ...done, cards: { ...done.cards, [card.id]: card } }
}

/** The server refused: this one card goes back to where it was. */
export function rollBack(state: BoardState, id: string): BoardState {
  const [was, card] = [state.pending[id], state.cards[id]]
  if (!was || !card) return state
  return settled(carry(state, { ...card, status: was.from, entered_at: was.entered_at }, was.index), id)
}

/** Somebody else was faster: the card goes to the column where it really is (PIPE-2). */
export function setLive(state: BoardState, id: string, live: RegistrationStatus): BoardState {
  const card = state.cards[id]
  if (!card) return state
  const done = settled(state, id)
  return card.status === live ? done : carry(done, { ...card, status: live })
}

function drop(state: BoardState, id: string): BoardState {
  const card = state.cards[id]
  if (!card) return state
  const { [id]: _, ...cards } = state.cards
  return { ...state, cards, columns: { ...state.columns, [card.status]: without(state.columns[card.status], id) } }
}

/**
 * What others did since the last look. A card whose own move is under way is left to its answer; one that lies beyond
 * the loaded part of a column only counts.
 *
 * @param counts how many each column holds now, by the server's reckoning.
 */
export function applyChanges(state: BoardState, rows: readonly ChangedCard[], counts: Partial<Record<RegistrationStatus, number>>): BoardState {
  let next = state
  for (const { matches, ...row } of rows) {
    if (next.pending[row.id]) continue
    const known = next.cards[row.id]
    // An answer that was on its way while one's own move went through tells of what was before it.
    if (known && row.updated_at < known.updated_at) continue
    if (!matches) next = drop(next, row.id)
    else if (known?.status === row.status) next = { ...next, cards: { ...next.cards, [row.id]: row } }
    else if (known || next.columns[row.status].cursor === null || isFresh(next, row)) next = carry(next, row)
  }
  return recount(next, counts)
}

/** Came in later than all that is loaded of its column, so it was not there when the column was read. */
const isFresh = ({ cards, columns }: BoardState, row: BoardCard): boolean => columns[row.status].ids.every((id) => (cards[id]?.entered_at ?? '') <= row.entered_at)

/** The server's counts, with the moves that are still under way as they look here. */
function recount(state: BoardState, counts: Partial<Record<RegistrationStatus, number>>): BoardState {
  const columns = { ...state.columns }
  for (const [status, count] of Object.entries(counts) as [RegistrationStatus, number][]) columns[status] = { ...columns[status], count }
  for (const [id, { from }] of Object.entries(state.pending)) {
    const to = state.cards[id]?.status
    if (!to || counts[from] === undefined) continue
    columns[from] = { ...columns[from], count: Math.max(0, columns[from].count - 1) }
    columns[to] = { ...columns[to], count: columns[to].count + 1 }
  }
  return { ...state, columns }
}

/** One more page of a column; what is there already stays where it is. */
export function addPage(state: BoardState, { status, rows, cursor }: Omit<ColumnPage, 'count'>): BoardState {
  const added = rows.filter(({ id }) => !state.cards[id])
  const column = state.columns[status]
  return {
    ...state,
    cards: { ...state.cards, ...Object.fromEntries(added.map((row) => [row.id, row])) },
    columns: { ...state.columns, [status]: { ...column, ids: [...column.ids, ...added.map(({ id }) => id)], cursor, count: Math.max(column.count, column.ids.length + added.length) } },
  }
}
