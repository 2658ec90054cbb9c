/**
 * PageHeader({ title, state?, action?, back?: { href, label }, badge? })
 * The head of a signed-in page: what it is, one sentence of how it stands, the one main action at the end.
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from './icon'

export function PageHeader({
  title,
  state,
  action,
  back,
  badge,
}: {
  title: ReactNode
  state?: ReactNode
  action?: ReactNode
  back?: { href: string; label: string }
  badge?: ReactNode
}) {
  return (
    <header className="mb-6">
      {back && (
        <Link href={back.href} className="touch-44 -ms-1 mb-2 inline-flex min-h-6 items-center gap-1 rounded-sm pe-1 text-sm text-muted hover:text-foreground">
          <Icon name="chevronLeft" className="rtl:-scale-x-100" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
            {badge}
          </div>
          {state && <p className="mt-1 text-muted">{state}</p>}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
    </header>
  )
}
