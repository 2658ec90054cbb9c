/** SiteTable({ rows, path, query, sort, sectorLimit, empty })   the sites that the viewer may see; heads sort by name and by age. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { hrefWith, type Query } from '@/components/ui/query-href'
import { Status } from '@/components/ui/status'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { words } from '@/lib/messages/words'
import type { ListedSite } from '@/lib/sites/list-sites'
import type { ListSites } from '@/lib/sites/schema'
import { DomainName } from './domain-name'

interface Props {
  rows: readonly ListedSite[]
  path: string
  query: Query
  sort: ListSites['sort']
  sectorLimit: number | null
  empty: ReactNode
}

export function SiteTable({ rows, path, query, sort, sectorLimit, empty }: Props) {
  const { sites: say } = words()
  const sortHref = (by: ListSites['sort']) => hrefWith(path, query, { sort: by === 'name' ? undefined : by, cursor: undefined })
  const columns: Column<ListedSite>[] = [
    {
      key: 'name',
      head: say.columns.name,
      sortHref: sortHref('name'),
      sorted: sort === 'name' ? 'ascending' : undefined,
      cell: (site) => (
        <>
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="wrap-anywhere">{site.name}</span>
            {site.beyondPlan && (
              <Badge icon="lock" color="amber">
                {say.readOnly}
              </Badge>
            )}
          </span>
          <span className="block font-normal text-muted md:hidden">
            <DomainName domain={site.domain} />
          </span>
        </>
      ),
    },
    { key: 'domain', head: say.columns.domain, phone: false, cell: (site) => <DomainName domain={site.domain} /> },
    { key: 'industry', head: say.columns.industry, phone: false, cell: (site) => site.industry.name },
    {
      key: 'state',
      head: say.columns.state,
      cell: (site) => (site.status === 'archived' ? <Status of="site" is="archived" /> : <Status of="siteDomain" is={site.verified ? 'verified' : 'unverified'} />),
    },
    { key: 'sectors', head: say.columns.sectors, end: true, phone: false, cell: (site) => say.sectorsOfLimit(site.sectorCount, sectorLimit) },
    {
      key: 'added',
      head: say.columns.added,
      end: true,
      phone: false,
      sortHref: sortHref('newest'),
      sorted: sort === 'newest' ? 'descending' : undefined,
      cell: (site) => <When at={site.createdAt} show="day" />,
    },
  ]
  return (
    <>
      {rows.length > 1 && <SortOnPhone sort={sort} sortHref={sortHref} />}
      <DataTable caption={say.caption} columns={columns} rows={rows} rowKey={(site) => site.id} rowName={(site) => site.name} rowHref={(site) => `${path}/${site.slug}`} empty={empty} />
    </>
  )
}

/** The head that sorts by age is no column of a phone. */
function SortOnPhone({ sort, sortHref }: { sort: ListSites['sort']; sortHref: (by: ListSites['sort']) => string }) {
  const { filters } = words().sites
  const other = sort === 'name' ? 'newest' : 'name'
  return (
    <p className="px-4 pb-3 md:hidden">
      <Link href={sortHref(other)} className="touch-44 inline-flex min-h-8 items-center gap-1.5 rounded-md text-sm text-muted hover:text-foreground">
        <Icon name="sort" size={14} />
        {filters.sortBy[other]}
      </Link>
    </p>
  )
}
