/**
 * Badge({ color? = 'grey', icon?, children })   a small labelled fact (a role, a plan, "new")
 * statusText[color]   the text class of a status colour, for icons
 * For a state of the database use Status in status.tsx, which knows word, icon and colour by itself.
 */
import type { ReactNode } from 'react'
import type { StatusColor } from '@/lib/core/status-look'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icons'

export const statusText: Record<StatusColor, string> = {
  grey: 'text-neutral-dot',
  blue: 'text-info',
  amber: 'text-warning',
  green: 'text-success',
  red: 'text-danger',
}

const grounds: Record<StatusColor, string> = {
  grey: 'bg-neutral-soft text-foreground',
  blue: 'bg-info-soft text-info-soft-foreground',
  amber: 'bg-warning-soft text-warning-soft-foreground',
  green: 'bg-success-soft text-success-soft-foreground',
  red: 'bg-danger-soft text-danger-soft-foreground',
}

export function Badge({ color = 'grey', icon, children }: { color?: StatusColor; icon?: IconName; children: ReactNode }) {
  return (
    <span className={cx('inline-flex min-h-5.5 items-center gap-1 rounded-md px-1.5 text-xs font-medium whitespace-nowrap', grounds[color])}>
      {icon && <Icon name={icon} size={12} className="shrink-0" />}
      {children}
    </span>
  )
}
