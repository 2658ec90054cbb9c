/** PeriodPicker({ path, query, period, days })   named periods as links, days of one's own as a GET form: the choice lives in the URL. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/cx'
import { Input } from '@/components/ui/field'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { reports as words } from '@/lib/messages/en/reports'
import type { Days } from '@/lib/reports/period'
import { PERIODS, type Period } from '@/lib/reports/schema'

export function PeriodPicker({ path, query, period, days }: { path: string; query: Query; period: Period | null; days: Days }) {
  const { from: _, to: __, period: ___, ...kept } = query
  const day = (name: 'from' | 'to') => (
    <label className="flex items-center gap-2 text-sm text-muted">
      {words[name]}
      <Input key={days[name]} compact type="date" name={name} defaultValue={days[name]} className="figures w-38" />
    </label>
  )
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-separator px-4 py-3 sm:px-5">
      <nav aria-label={words.period} className="-mx-1 flex max-w-full gap-1 overflow-x-auto px-1 py-0.5">
        {PERIODS.map((name) => (
          <Link
            key={name}
            href={hrefWith(path, query, { period: name, from: undefined, to: undefined })}
            aria-current={name === period ? 'true' : undefined}
            className={cx(
              'touch-44 inline-flex min-h-8 shrink-0 items-center rounded-md px-2.5 text-sm whitespace-nowrap',
              name === period ? 'bg-default font-medium text-foreground' : 'text-muted hover:bg-default hover:text-foreground',
            )}
          >
            {words.periods[name]}
          </Link>
        ))}
      </nav>
      <form action={path} method="get" className="flex flex-wrap items-center gap-x-3 gap-y-2 lg:ms-auto">
        {Object.entries(kept).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
        {day('from')}
        {day('to')}
        <button type="submit" className={buttonClass({ size: 'small' })}>
          {words.show}
        </button>
      </form>
    </div>
  )
}
