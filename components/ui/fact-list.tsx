/**
 * FactList({ facts: { label, value, note?, key? }[], columns? = 1 | 2 | 3 })
 * Facts about one thing as a description list. An absent value (null, undefined, '') reads "Not set".
 */
import type { ReactNode } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { cx } from './cx'

export type Fact = { label: string; value: ReactNode; note?: ReactNode; key?: string }

export function FactList({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={cx('grid gap-x-8', columns === 2 && 'sm:grid-cols-2', columns === 3 && 'sm:grid-cols-2 xl:grid-cols-3')}>
      {facts.map((fact) => (
        <div key={fact.key ?? fact.label} className="grid min-w-0 grid-cols-[minmax(6.5rem,2fr)_3fr] items-baseline gap-x-4 border-b border-separator py-2 last:border-b-0">
          <dt className="text-muted">{fact.label}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {fact.value === null || fact.value === undefined || fact.value === '' ? <span className="text-muted">{ui.notSet}</span> : fact.value}
            {fact.note && <span className="block text-sm text-muted">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
