/**
 * Meter({ label, used, limit, unit?, locale? = 'en' })   limit null is unlimited
 * Use against a limit: the words carry it, the bar shows it. Amber from nine tenths, red beyond the limit.
 */
import { ui } from '@/lib/messages/en/ui'
import { cx } from './cx'

export function Meter({ label, used, limit, locale = 'en' }: { label: string; used: number; limit: number | null; locale?: string }) {
  const number = (value: number) => value.toLocaleString(locale)
  const share = limit === null ? 0 : limit === 0 ? 1 : Math.min(1, used / limit)
  const words = limit === null ? `${number(used)} · ${ui.unlimited}` : ui.usedOf(number(used), number(limit))
  return (
    <div>
      <div className="flex items-baseline justify-between gap-4">
        <span>{label}</span>
        <span className="figures text-sm text-muted">{words}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={limit ?? Math.max(used, 1)}
        aria-valuenow={used}
        aria-valuetext={words}
        className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-default"
      >
        <div
          className={cx('h-full rounded-full', limit !== null && used > limit ? 'bg-danger' : share >= 0.9 ? 'bg-warning' : 'bg-accent')}
          style={{ inlineSize: `${share === 0 ? 0 : Math.max(2, share * 100)}%` }}
        />
      </div>
    </div>
  )
}
