import type { CreditEntryKind, CreditLotKind } from '@/lib/generated/prisma/enums'

// What credits are to a reader, and how a balance over time becomes a line. Pure. Positions are in percent of the
// picture, from its left and its top.

/** What can be spent of one grant. */
export interface OpenLot {
  id: string
  kind: CreditLotKind
  granted: number
  remaining: number
  expiresAt: Date | null
  createdAt: Date
}

/** What an account has, in whole credits. */
export interface Credits {
  /** The sum of all lines. Holds what has expired until its line of expiry is written. */
  balance: number
  held: number
  /** What a spend may take at this moment. */
  available: number
  /** In the order in which they will be spent. */
  lots: OpenLot[]
}

/** One line of the ledger. */
interface CreditEntry {
  id: string
  number: number
  kind: CreditEntryKind
  amount: number
  balanceAfter: number
  description: string
  metadata: Record<string, unknown>
  source: string
  reversesEntryId: string | null
  createdAt: Date
}

export interface CreditEntryPage {
  entries: CreditEntry[]
  nextCursor: string | null
  total: number
}

/** How the balance came to be, the oldest change first. */
export interface BalanceHistory {
  from: Date
  to: Date
  /** The balance before the first change. */
  start: number
  changes: Pick<CreditEntry, 'number' | 'kind' | 'amount' | 'balanceAfter' | 'description' | 'createdAt'>[]
  /** True when there were more changes than are drawn. */
  shortened: boolean
}

type Change = BalanceHistory['changes'][number]

interface Placed {
  x: number
  y: number
}

export interface BalancePicture {
  /** The step line as an SVG path in a box of 100 by 100. */
  line: string
  /** The same, closed along the bottom. */
  area: string
  /** Where credits were added. */
  grants: (Placed & { change: Change })[]
  /** The balance at evenly spaced moments, for reading along the line. */
  readings: (Placed & { at: Date; balance: number })[]
  start: number
  end: number
  least: number
  most: number
  /** The value at the upper edge; the lower edge is 0. */
  top: number
}

const READINGS = 12

/** The next number above that people count to: one digit followed by zeros. */
export function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  return (([1, 2, 3, 4, 5, 6, 8].find((step) => step * unit >= value) ?? 10) * unit)
}

/** Draws the history of a balance. The line holds still between two changes and steps at each. */
export function drawBalance({ from, to, start, changes }: BalanceHistory): BalancePicture {
  const span = Math.max(to.getTime() - from.getTime(), 1)
  const balances = [start, ...changes.map(({ balanceAfter }) => balanceAfter)]
  const [least, most] = [Math.min(...balances), Math.max(...balances)]
  const top = roundUp(most)
  const round = (percent: number): number => Math.round(percent * 100) / 100
  const x = (at: Date): number => round(Math.min(100, Math.max(0, ((at.getTime() - from.getTime()) / span) * 100)))
  const y = (balance: number): number => round(100 - (balance / top) * 100)

  const line = `M0 ${y(start)}${changes.map(({ createdAt, balanceAfter }) => `H${x(createdAt)}V${y(balanceAfter)}`).join('')}H100`
  const balanceAt = (at: Date): number => changes.findLast(({ createdAt }) => createdAt <= at)?.balanceAfter ?? start
  return {
    line,
    area: `${line}V100H0Z`,
    grants: changes.filter(({ amount, kind }) => amount > 0 && kind !== 'refund').map((change) => ({ x: x(change.createdAt), y: y(change.balanceAfter), change })),
    readings: Array.from({ length: READINGS }, (_, index) => {
      const at = new Date(from.getTime() + (span * (index + 1)) / READINGS)
      return { x: x(at), y: y(balanceAt(at)), at, balance: balanceAt(at) }
    }),
    start,
    end: balances.at(-1) ?? start,
    least,
    most,
    top,
  }
}
