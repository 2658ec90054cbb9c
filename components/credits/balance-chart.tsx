/**
 * BalanceChart({ history, locale })
 * The balance as a step line. The line is an SVG stretched to its box; everything with a shape or a text of its own
 * (marks, readings, labels) stands above it in HTML, so that nothing is distorted on a phone.
 */
import { When } from '@/components/ui/when'
import { exactTime, shownTime } from '@/components/ui/time-words'
import { drawBalance, type BalanceHistory } from '@/lib/credits/policy'
import { words } from '@/lib/messages/words'

const ZONE = 'UTC'
const tip =
  'pointer-events-none absolute bottom-full z-2 mb-1 hidden w-max max-w-48 rounded-md border border-border bg-overlay px-2 py-1 text-xs text-foreground shadow-sm group-hover:block group-focus-visible:block'

/** A tip at the picture's edge leans inwards instead of leaving the page. */
const lean = (x: number): string => (x < 25 ? 'start-0' : x > 75 ? 'end-0' : 'left-1/2 -translate-x-1/2')

export function BalanceChart({ history, locale }: { history: BalanceHistory; locale: string }) {
  const say = words().credits
  const count = new Intl.NumberFormat(locale)
  const picture = drawBalance(history)
  const day = (at: Date): string => shownTime(at.toISOString(), 'day', ZONE, locale)
  const { start, end, least, most } = picture
  return (
    <figure className="m-0">
      <figcaption className="sr-only">
        {say.chartTitle(day(history.from), day(history.to))}. {say.chartText(count.format(start), count.format(end), count.format(least), count.format(most))}
      </figcaption>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-xs text-muted">
        <div aria-hidden className="figures flex h-28 flex-col justify-between text-end">
          <span className="-mt-2">{count.format(picture.top)}</span>
          <span className="-mb-2">{count.format(0)}</span>
        </div>
        <div className="relative h-28 border-b border-border">
          <svg aria-hidden viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible">
            <path d="M0 0H100M0 50H100" vectorEffect="non-scaling-stroke" className="fill-none stroke-separator" />
            <path d={picture.area} className="fill-accent-soft" />
            <path d={picture.line} vectorEffect="non-scaling-stroke" strokeWidth={2} className="fill-none stroke-accent" />
          </svg>
          {/* Buttons, because focus and a tap must reach them; what they do is to show their value. */}
          {picture.readings.map(({ at, x, y, balance }, index) => (
            <button
              key={at.getTime()}
              type="button"
              aria-label={say.chartPoint(count.format(balance), day(at))}
              className="group absolute inset-y-0 rounded-sm"
              style={{ insetInlineStart: `${(index * 100) / picture.readings.length}%`, width: `${100 / picture.readings.length}%` }}
            >
              <span aria-hidden className="absolute end-0 hidden size-2 translate-x-1/2 -translate-y-1/2 rounded-full bg-accent group-hover:block group-focus-visible:block" style={{ top: `${y}%` }} />
              <span aria-hidden className={`${tip} ${lean(x)}`}>
                {say.chartPoint(count.format(balance), day(at))}
              </span>
            </button>
          ))}
          {picture.grants.map(({ change, x, y }) => (
            <button
              key={change.number}
              type="button"
              aria-label={say.chartGrant(count.format(change.amount), change.description, day(change.createdAt))}
              className="group absolute z-1 size-6 -translate-x-1/2 -translate-y-1/2 rounded-full"
              style={{ insetInlineStart: `${x}%`, top: `${y}%` }}
            >
              <span aria-hidden className="absolute inset-[7px] rounded-full border-2 border-accent bg-surface" />
              <span aria-hidden className={`${tip} ${lean(x)}`} title={exactTime(change.createdAt.toISOString(), ZONE, locale)}>
                {say.chartGrant(count.format(change.amount), change.description, day(change.createdAt))}
              </span>
            </button>
          ))}
        </div>
        <span />
        <div className="mt-1 flex justify-between">
          <When at={history.from} show="day" locale={locale} />
          <span>{say.today}</span>
        </div>
      </div>
    </figure>
  )
}
