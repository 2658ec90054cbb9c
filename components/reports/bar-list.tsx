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

export function BarList({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <ul className="space-y-0.5">
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
        const line = 'grid-cols-[minmax(7rem,2fr)_minmax(0,5fr)_minmax(3.5rem,auto)] items-center gap-x-3 gap-y-1 rounded-md px-2 py-1.5 max-sm:flex max-sm:flex-wrap sm:grid'
        return (
          <li key={key} className="-mx-2">
            {href ? (
              <Link prefetch={false} href={href} title={says} className={cx(line, 'hover:bg-surface-secondary pointer-coarse:min-h-11')}>
                {drawn}
              </Link>
            ) : (
              <div title={says} className={line}>
                {drawn}
              </div>
            )}
            {note && <div className="ps-2 pb-1 text-sm text-muted">{note}</div>}
          </li>
        )
      })}
    </ul>
  )
}
