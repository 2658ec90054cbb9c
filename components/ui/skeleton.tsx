/**
 * Skeleton({ className })   one grey block; SkeletonText({ lines }), SkeletonTable({ rows, columns }), SkeletonPage()
 * The shape of what comes, for loading.tsx files. One of them on a page says "Loading" to assistive technology.
 */
import { ui } from '@/lib/messages/en/ui'
import { cx } from './cx'

export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={cx('block animate-pulse-soft rounded-md bg-default', className)} />
)

export const SkeletonText = ({ lines = 3 }: { lines?: number }) => (
  <span aria-hidden className="block space-y-2">
    {Array.from({ length: lines }, (_, line) => (
      <Skeleton key={line} className={cx('h-4', line === lines - 1 ? 'w-2/3' : 'w-full')} />
    ))}
  </span>
)

export const SkeletonTable = ({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) => (
  <div aria-hidden className="divide-y divide-separator rounded-lg border border-border bg-surface">
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className="flex h-10 items-center gap-6 px-4">
        {Array.from({ length: columns }, (_, column) => (
          <Skeleton key={column} className={cx('h-3.5', column === 0 ? 'w-48' : 'w-20')} />
        ))}
      </div>
    ))}
  </div>
)

export const SkeletonPage = () => (
  <div role="status" className="space-y-6">
    <span className="sr-only">{ui.loading}</span>
    <div className="space-y-2">
      <Skeleton className="h-6 w-52" />
      <Skeleton className="h-4 w-80 max-w-full" />
    </div>
    <SkeletonTable />
  </div>
)
