'use client'
/**
 * useBoard({ pages, since, filter, who, say })
 * The board's state and everything that changes it: own moves, what others do (asked every four seconds), further pages.
 * What was loaded is kept for as long as the tab lives, so that coming back finds the board as it was left.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActionError, ActionResult } from '@/lib/auth/action'
import { statusLook } from '@/lib/core/status-look'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import { createCustomer } from '@/lib/onboarding/actions'
import { moveOnBoard } from '@/lib/registrations/actions'
import { addPage, applyChanges, beginMove, boardOf, endMove, rollBack, setLive, type BoardCard, type BoardState, type ColumnPage } from '@/lib/registrations/board-state'
import { columnSort } from '@/lib/registrations/landing'
import type { ChangesAnswer, RegistrationAnswer } from '@/lib/registrations/schema'
import type { MoveData } from './move-dialog'

const LOOK_EVERY_MS = 4000
const PAGE = 50
const API = '/api/admin/registrations'

export type Loading = Partial<Record<RegistrationStatus, 'now' | 'failed'>>
type Say = (text: string, tone?: 'plain' | 'danger') => void

interface Kept {
  state: BoardState
  since: string
}
// By who looks and the filter's text. Only ever written in a browser, where somebody else may sign in to the same tab.
const kept = new Map<string, Kept>()

interface Given {
  pages: readonly ColumnPage[]
  /** When the pages were read, by the server's clock. */
  since: string
  /** The filter of the board as the API takes it, without the question mark. */
  filter: string
  /** Whose board it is. */
  who: string
  say: Say
}

export function useBoard({ pages, since: readAt, filter, who, say }: Given) {
  const place = `${who} ${filter}`
  const [start] = useState(() => kept.get(place) ?? { state: boardOf(pages), since: readAt })
  const [state, setState] = useState(start.state)
  const [loading, setLoading] = useState<Loading>({})
  const [isOffline, setOffline] = useState(false)
  const since = useRef(start.since)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
    kept.set(place, { state: { ...state, pending: {} }, since: since.current })
  }, [state, place])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isGone = false
    const look = async () => {
      if (!document.hidden) {
        const changes = await read<ChangesAnswer>(`${API}/changes?${withParam(filter, 'since', since.current)}`)
        if (isGone) return
        setOffline(changes === null)
        if (changes) {
          since.current = changes.now
          setState((now) => (changes.rows.length === 0 ? now : applyChanges(now, changes.rows, changes.counts)))
        }
      }
      if (!isGone) timer = setTimeout(() => void look(), LOOK_EVERY_MS)
    }
    // Pages that were kept may be old: what has happened since is asked at once.
    timer = setTimeout(() => void look(), since.current === readAt ? LOOK_EVERY_MS : 0)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [filter, readAt])

  /** After the server's answer: null when it is done, else what it said. */
  const settle = useCallback(
    (card: BoardCard, to: RegistrationStatus, result: ActionResult<RegistrationAnswer> | null): Pick<ActionError, 'message' | 'fields'> | null => {
      const word = (status: RegistrationStatus) => statusLook('registration', status).word
      if (result?.ok) {
        setState((now) => endMove(now, result.data))
        say(words.board.moved(card.full_name, word(to)))
        return null
      }
      const live = result?.error.details?.live_status as RegistrationStatus | undefined
      if (live) {
        setState((now) => setLive(now, card.id, live))
        say(words.board.changed(card.full_name, word(live)), 'danger')
        return null
      }
      setState((now) => rollBack(now, card.id))
      if (result?.error.fields) return result.error
      say(words.board.refused(card.full_name, result?.error.message ?? words.board.broken), 'danger')
      return result?.error ?? { message: words.board.broken }
    },
    [say],
  )

  /** A move that asks for nothing: shown at once, taken back alone where it is refused. */
  const move = useCallback(
    async (card: BoardCard, to: RegistrationStatus) => {
      setState((now) => beginMove(now, card.id, to, new Date().toISOString()))
      settle(card, to, await moveOnBoard({ id: card.id, to, expected_status: card.status }).catch(() => null))
    },
    [settle],
  )

  /** A move with its form: the card stays until the server has agreed. */
  const moveWith = useCallback(
    async (card: BoardCard, to: RegistrationStatus, data: MoveData) => settle(card, to, await (to === 'customer_created' ? convert(card) : moveOnBoard({ ...data, id: card.id, to, expected_status: card.status })).catch(() => null)),
    [settle],
  )

  const more = useCallback(
    async (status: RegistrationStatus) => {
      const { cursor } = latest.current.columns[status]
      if (!cursor) return
      setLoading((now) => ({ ...now, [status]: 'now' }))
      const query = new URLSearchParams(filter)
      for (const [name, value] of Object.entries({ status, cursor, sort: columnSort(status), limit: String(PAGE) })) query.set(name, value)
      const page = await read<{ data: RegistrationAnswer[]; next_cursor: string | null }>(`${API}?${query.toString()}`)
      setLoading(({ [status]: _, ...now }) => (page ? now : { ...now, [status]: 'failed' }))
      if (page) setState((now) => addPage(now, { status, rows: page.data, cursor: page.next_cursor }))
    },
    [filter],
  )

  return { state, loading, isOffline, move, moveWith, more }
}

/** Makes the customer; the card as it then is. What is wrong stands in no field of this form, so its first sentence is told. */
async function convert(card: BoardCard): Promise<ActionResult<RegistrationAnswer>> {
  const made = await createCustomer({ id: card.id })
  if (made.ok) return { ok: true, data: { ...card, status: 'customer_created', entered_at: new Date().toISOString() } }
  const { fields, ...error } = made.error
  return { ok: false, error: { ...error, message: Object.values(fields ?? {})[0]?.[0] ?? error.message } }
}

const withParam = (filter: string, name: string, value: string): string => {
  const query = new URLSearchParams(filter)
  query.set(name, value)
  return query.toString()
}

/** An answer of our API; null when there is none to be had now. */
async function read<T>(url: string): Promise<T | null> {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as T) : null
  } catch {
    return null
  }
}
