/**
 * BarList({ bars })
 * Bars beside their names and numbers, scaled to the largest. A bar with `href` is one link: a click or Enter opens what
 * it counts, and its words (`says`) describe it to the mouse and to a screen reader.
 *   bars: { key, name, value, inner?, text, note?, says, href? }[]   inner: how much of value is drawn in the first colour
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

export interface Bar {
  key: string
  name: ReactNode
  value: number
  inner?: number
  /** The number as it is read. */
  text: string
  note?: ReactNode
  says: string
  href?: string
}

/** The two colours of a drawing: apart also in grey, and in the dark. */
export const FIRST = 'bg-info'
export const SECOND = 'bg-info/35'

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

const row = 'sm:grid sm:grid-cols-subgrid sm:gap-x-4'
const line = 'col-span-full items-center gap-x-4 gap-y-1 rounded-md px-2 py-1.5 max-sm:flex max-sm:flex-wrap'

export function BarList({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    // One grid for all rows, so that every bar begins and ends where the others do. A phone has the name and number above the bar.
    <ul className="grid gap-y-0.5 sm:grid-cols-[fit-content(14rem)_minmax(6rem,1fr)_max-content]">
      {bars.map(({ key, name, value, inner = value, text, note, says, href }) => {
        const drawn = (
          <>
            <span className="min-w-0 truncate text-start max-sm:grow">{name}</span>
            <span aria-hidden className="flex h-4 min-w-0 overflow-hidden rounded-sm bg-default/60 max-sm:order-last max-sm:w-full">
              {value > 0 && (
                <span className="flex min-w-1 overflow-hidden rounded-sm" style={{ inlineSize: percent(value / most) }}>
                  {inner > 0 && <span className={FIRST} style={{ inlineSize: percent(inner / value) }} />}
                  {inner < value && <span className={cx('grow', SECOND)} />}
                </span>
              )}
            </span>
            <span className="figures text-end whitespace-nowrap">{text}</span>
          </>
        )
        return (
          <li key={key} className={cx('col-span-full -mx-2', row)}>
            {href ? (
              <Link prefetch={false} href={href} title={says} className={cx(line, row, 'hover:bg-surface-secondary pointer-coarse:min-h-11')}>
                {drawn}
              </Link>
            ) : (
              <div title={says} className={cx(line, row)}>
                {drawn}
              </div>
            )}
            {note && <div className="px-2 pb-1 text-sm text-muted sm:col-start-2 sm:col-end-4 sm:px-0">{note}</div>}
          </li>
        )
      })}
    </ul>
  )
}
