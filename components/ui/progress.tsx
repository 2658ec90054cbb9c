/**
 * Progress({ label, done, total })
 * How far something is that goes on by itself: the words carry it, the bar shows it. With RefreshWhile beside it, it moves.
 */
import { ui } from '@/lib/messages/en/ui'

export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  const words = ui.progress(done, total)
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="figures text-sm text-muted">{words}</span>
      </div>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} aria-valuetext={words} className="mt-2 h-2 overflow-hidden rounded-full bg-default">
        <div className="h-full rounded-full bg-accent transition-[inline-size] duration-500 motion-reduce:transition-none" style={{ inlineSize: `${total === 0 ? 0 : (done / total) * 100}%` }} />
      </div>
    </div>
  )
}
