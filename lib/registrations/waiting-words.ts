// How long somebody waits, short enough for a card. Pure.
import { registrations as words } from '@/lib/messages/en/registrations'

const MINUTE = 60_000

/** "12 min", "5 h", "3 d": the largest unit that is full; times in milliseconds, never below zero. */
export function waitingWords(since: number, until: number): string {
  const minutes = Math.max(0, Math.floor((until - since) / MINUTE))
  if (minutes < 60) return words.duration.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? words.duration.hours(hours) : words.duration.days(Math.floor(hours / 24))
}

/** What a card warns of, one thing at most: lateness before what is due soon before a survey that found no way. */
export function warningOf(card: { status: string; due_at: string | null; due_soon_at: string | null; survey_outcome: string | null }, now: number): { tone: 'red' | 'amber'; text: string } | null {
  const due = card.due_at === null ? null : Date.parse(card.due_at)
  if (due !== null && due <= now) return { tone: 'red', text: words.board.late(waitingWords(due, now)) }
  if (card.status === 'survey_completed' && card.survey_outcome === 'not_feasible') return { tone: 'red', text: words.board.notFeasible }
  if (due !== null && card.due_soon_at !== null && Date.parse(card.due_soon_at) <= now) return { tone: 'amber', text: words.board.soon(waitingWords(now, due)) }
  return null
}
