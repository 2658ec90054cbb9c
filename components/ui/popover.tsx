/**
 * Popover({ id, trigger, label?, triggerClass, align? = 'start' | 'end', side? = 'below' | 'above', children })
 * A button that opens a floating box: the browser's own popover, so it closes by Esc and by a click outside, and works
 * before and without script. `label` names the button where `trigger` is only an icon.
 * Lines in it: PopoverLink, or a button with the class `popoverLine`.
 */
import type { ReactNode } from 'react'
import { cx } from './cx'

const places = {
  'below-start': '[position-area:block-end_span-inline-end] supports-[position-area:block-end]:mt-1.5',
  'below-end': '[position-area:block-end_span-inline-start] supports-[position-area:block-end]:mt-1.5',
  'above-start': '[position-area:block-start_span-inline-end] supports-[position-area:block-end]:mb-1.5',
  'above-end': '[position-area:block-start_span-inline-start] supports-[position-area:block-end]:mb-1.5',
}

export function Popover({
  id,
  trigger,
  label,
  triggerClass,
  align = 'start',
  side = 'below',
  className,
  children,
}: {
  id: string
  trigger: ReactNode
  label?: string
  triggerClass: string
  align?: 'start' | 'end'
  side?: 'below' | 'above'
  className?: string
  children: ReactNode
}) {
  const anchor = `--${id}`
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} className={triggerClass} style={{ anchorName: anchor }}>
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        style={{ positionAnchor: anchor }}
        className={cx(
          'max-w-[calc(100vw-1rem)] min-w-52 rounded-lg border border-border bg-overlay p-1.5 text-sm text-foreground shadow-overlay',
          // Without anchor positioning: in the middle of the window.
          'm-auto supports-[position-area:block-end]:inset-auto supports-[position-area:block-end]:m-0',
          '[position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline]',
          places[`${side}-${align}`],
          className,
        )}
      >
        {children}
      </div>
    </>
  )
}
