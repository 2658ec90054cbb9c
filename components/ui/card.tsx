/**
 * Card({ title?, description?, actions?, footer?, tone? = 'plain' | 'attention', id?, level? = 2, flush?, children })
 * A box for one subject. `actions` stand at the end of its head. `flush` lets a table or list touch the edges.
 */
import type { ReactNode } from 'react'
import { cx } from './cx'

export function Card({
  title,
  description,
  actions,
  footer,
  tone = 'plain',
  id,
  level = 2,
  flush,
  className,
  children,
}: {
  title?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  tone?: 'plain' | 'attention'
  id?: string
  level?: 2 | 3
  flush?: boolean
  className?: string
  children?: ReactNode
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const headingId = id && title ? `${id}-title` : undefined
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={cx('min-w-0 rounded-lg border bg-surface', tone === 'attention' ? 'border-warning' : 'border-border', className)}
    >
      {(title || actions) && (
        <header className={cx('flex flex-wrap justify-between gap-x-4 gap-y-2 px-4 pt-3.5 sm:px-5', description ? 'items-start' : 'items-center', flush && 'border-b border-separator pb-3')}>
          <div className="min-w-0">
            {title && (
              <Heading id={headingId} className="text-[15px] font-semibold">
                {title}
              </Heading>
            )}
            {description && <p className="mt-0.5 max-w-prose text-sm text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={cx('min-w-0', !flush && 'px-4 py-4 sm:px-5')}>{children}</div>
      {footer && <footer className="border-t border-separator px-4 py-3 text-sm text-muted sm:px-5">{footer}</footer>}
    </section>
  )
}
