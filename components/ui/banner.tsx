/**
 * Banner({ tone? = 'info' | 'success' | 'warning' | 'danger', title, action?, live?, children? })
 * One message about the page. `live` announces one that appears by itself; `action` is a LinkButton or a form.
 */
import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'

const tones = {
  info: { box: 'border-info/40 bg-info-soft text-info-soft-foreground', icon: 'info' },
  success: { box: 'border-success/40 bg-success-soft text-success-soft-foreground', icon: 'circleCheck' },
  warning: { box: 'border-warning/50 bg-warning-soft text-warning-soft-foreground', icon: 'alert' },
  danger: { box: 'border-danger/50 bg-danger-soft text-danger-soft-foreground', icon: 'alert' },
} as const

export function Banner({
  tone = 'info',
  title,
  action,
  live,
  children,
}: {
  tone?: keyof typeof tones
  title: ReactNode
  action?: ReactNode
  live?: boolean
  children?: ReactNode
}) {
  return (
    <div role={live ? 'status' : undefined} className={cx('flex flex-wrap items-start gap-x-6 gap-y-3 rounded-lg border px-4 py-3', tones[tone].box)}>
      <div className="flex min-w-0 grow basis-64 items-start gap-3">
        <Icon name={tones[tone].icon} size={18} className="mt-0.5 shrink-0" />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          {children && <div className="mt-0.5 text-sm wrap-anywhere">{children}</div>}
        </div>
      </div>
      {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
    </div>
  )
}
