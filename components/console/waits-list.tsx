/** WaitsList({ rows: { href, label, count: number | null, most?, urgent? }[] })   what waits as links with numbers; what is at nought says so quietly. */
import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'

export interface Waits {
  href: string
  label: string
  /** Null: more than `most`. */
  count: number | null
  most?: number
  /** Stands out when it is not nought. */
  urgent?: boolean
}

export function WaitsList({ rows }: { rows: readonly Waits[] }) {
  return (
    <ul className="space-y-1">
      {rows.map(({ href, label, count, most, urgent }) => {
        const isAlarm = urgent && count !== 0
        return (
          <li key={href}>
            <Link href={href} className={cx('-mx-2 flex min-h-9 items-center justify-between gap-3 rounded-sm px-2 hover:bg-default pointer-coarse:min-h-11', isAlarm && 'text-danger', count === 0 && 'text-muted')}>
              <span className="flex min-w-0 items-center gap-2">
                {isAlarm && <Icon name="alert" />}
                {label}
              </span>
              <span className="figures font-medium">{count === null ? `${(most ?? 0).toLocaleString('en')}+` : count.toLocaleString('en')}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
