/**
 * EntryTable({ rows, industry?, caption, orderable, empty })
 * Industries, or the sectors of `industry`, in their order. `orderable` puts up and down into each row; only where the
 * whole order is in sight, not among the finds of a search.
 */
import type { ReactNode } from 'react'
import { OrderButtons } from '@/components/ui/order-buttons'
import { DataTable, type Column } from '@/components/ui/table'
import { moveEntryForm } from '@/lib/catalogue/actions'
import { SITES_COUNTED } from '@/lib/catalogue/care-schema'
import type { EntryRow } from '@/lib/catalogue/entries-queries'
import { catalogue as words } from '@/lib/messages/en/catalogue'
import { entryPath } from './entry-path'
import { EntryState } from './entry-state'

const { columns: head } = words

const nameOf = ({ name, slug, mergedInto }: EntryRow) => (
  <>
    {name}
    <span className="block font-mono text-xs font-normal text-muted">{mergedInto ? words.mergedInto(mergedInto.name) : slug}</span>
  </>
)

const sitesOf = ({ sites }: EntryRow): string => (sites > SITES_COUNTED ? words.many(SITES_COUNTED) : sites.toLocaleString('en'))

export function EntryTable({ rows, industry, caption, orderable, empty }: { rows: EntryRow[]; industry?: string; caption: string; orderable: boolean; empty: ReactNode }) {
  const keyOf = ({ slug }: EntryRow): Record<string, string> => (industry === undefined ? { industry: slug } : { industry, sector: slug })
  const columns: Column<EntryRow>[] = [
    { key: 'name', head: head.name, cell: nameOf },
    { key: 'state', head: head.state, cell: (row) => <EntryState entry={row} /> },
    ...(industry === undefined ? [{ key: 'sectors', head: head.sectors, end: true, phone: false, cell: (row) => (row.sectors ?? 0).toLocaleString('en') } satisfies Column<EntryRow>] : []),
    { key: 'sites', head: head.sites, end: true, ...(orderable && { phone: false }), cell: sitesOf },
    ...(orderable ? [{ key: 'order', head: head.order, end: true, cell: (row) => <OrderButtons entry={keyOf(row)} action={moveEntryForm} up={words.up(row.name)} down={words.down(row.name)} /> } satisfies Column<EntryRow>] : []),
  ]
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.slug}
      rowName={(row) => row.name}
      rowHref={(row) => entryPath(industry ?? row.slug, industry && row.slug)}
      empty={empty}
    />
  )
}
