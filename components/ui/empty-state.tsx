/**
 * EmptyState({ icon?, title, children?, action? })
 * An empty place that teaches: what lives here, one action, maybe an example.
 */
import type { ReactNode } from 'react'
import { Icon } from './icon'
import type { IconName } from './icons'

export function EmptyState({ icon = 'inbox', title, action, children }: { icon?: IconName; title: ReactNode; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      <span className="mb-3 flex size-10 items-center justify-center rounded-lg bg-default text-muted">
        <Icon name={icon} size={20} />
      </span>
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-[46ch] text-sm text-muted">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
