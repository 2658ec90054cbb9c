/** LayoutSwitch({ query, layout })   table or board of the same filter. */
import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { registrations as words } from '@/lib/messages/en/registrations'
import { LIST_PATH } from './list-path'

const layouts = [
  { layout: 'table', icon: 'list' },
  { layout: 'board', icon: 'columns' },
] as const

export function LayoutSwitch({ query, layout: current }: { query: Query; layout: 'table' | 'board' }) {
  return (
    <nav aria-label={words.layouts.label} className="flex rounded-md border border-field-border/70 bg-surface p-0.5">
      {layouts.map(({ layout, icon }) => (
        <Link
          key={layout}
          href={hrefWith(LIST_PATH, query, { view: layout === 'table' ? undefined : layout, cursor: undefined })}
          aria-current={layout === current ? 'true' : undefined}
          className="inline-flex min-h-7.5 items-center gap-1.5 rounded-sm px-2.5 text-sm text-muted hover:text-foreground aria-[current]:bg-default aria-[current]:font-medium aria-[current]:text-foreground pointer-coarse:min-h-10 pointer-coarse:min-w-10 pointer-coarse:justify-center"
        >
          <Icon name={icon} size={14} />
          <span className="max-sm:sr-only">{words.layouts[layout]}</span>
        </Link>
      ))}
    </nav>
  )
}
