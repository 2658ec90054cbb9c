/** Figures({ figures, query })   the seven figures of the pipeline; each is a filter, and the chosen one is marked. */
import Link from 'next/link'
import { LinkPending } from '@/components/ui/link-pending'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { Figures as Read } from '@/lib/registrations/figures'
import { LIST_PATH } from './list-path'

const order = ['total', 'review', 'survey', 'approved', 'customer', 'rejected', 'today'] as const
// What a figure decides; choosing another one takes these out again.
const DECIDED = { status: undefined, from: undefined, to: undefined, cursor: undefined }

export function Figures({ figures, query }: { figures: Read; query: Query }) {
  return (
    <nav aria-label={words.figures.label} className="-mx-4 mb-4 flex gap-2 overflow-x-auto px-4 pb-1 sm:mx-0 sm:grid sm:grid-cols-4 sm:px-0 sm:pb-0 lg:grid-cols-7">
      {order.map((name) => {
        const filter = Object.fromEntries(new URLSearchParams(figures[name].query))
        const isChosen = ['status', 'from', 'to'].every((key) => (filter[key] ?? '') === (query[key] ?? ''))
        return (
          <Link
            key={name}
            href={hrefWith(LIST_PATH, query, { ...DECIDED, ...filter })}
            aria-current={isChosen ? 'true' : undefined}
            className="relative flex min-h-14 min-w-24 shrink-0 flex-col justify-center rounded-lg border border-border bg-surface px-3.5 py-2 hover:border-field-border aria-[current]:border-accent aria-[current]:bg-accent-soft"
          >
            <span className="text-[13px] text-muted">{words.figures[name]}</span>
            <span className="figures text-lg leading-6 font-semibold">{figures[name].count.toLocaleString('en')}</span>
            <LinkPending />
          </Link>
        )
      })}
    </nav>
  )
}
