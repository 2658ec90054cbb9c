/** ReachTable({ rows, accountSlug, empty })   the sites of an account and whether a member has access to them, with a box each. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DomainName } from '@/components/sites/domain-name'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { statusLook } from '@/lib/core/status-look'
import { words } from '@/lib/messages/words'
import type { ReachedSite } from '@/lib/sites/access-queries'

export function ReachTable({ rows, accountSlug, empty }: { rows: readonly ReachedSite[]; accountSlug: string; empty: ReactNode }) {
  const { siteAccess } = words()
  const say = siteAccess.sites
  return (
    <DataTable
      caption={say.title}
      rows={rows}
      rowKey={(site) => site.id}
      rowName={(site) => site.name}
      select={{ name: 'sites' }}
      empty={empty}
      columns={[
        {
          key: 'name',
          head: say.name,
          cell: (site) => (
            <>
              <span className="flex flex-wrap items-center gap-x-2">
                <Link href={`/${accountSlug}/sites/${site.slug}`} className="wrap-anywhere hover:underline">
                  {site.name}
                </Link>
                {site.status === 'archived' && <Badge icon="archive">{statusLook('site', 'archived').word}</Badge>}
              </span>
              <span className="block font-normal text-muted">
                <DomainName domain={site.domain} />
              </span>
            </>
          ),
        },
        { key: 'access', head: siteAccess.access, cell: (site) => <Status of="siteAccess" is={site.givenAt ? 'given' : 'none'} /> },
        { key: 'since', head: siteAccess.people.since, phone: false, end: true, cell: (site) => site.givenAt && <When at={site.givenAt} show="day" /> },
      ]}
    />
  )
}
