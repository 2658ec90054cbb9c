import type { Metadata } from 'next'
import { entryPath } from '@/components/catalogue/entry-path'
import { MergeEffects } from '@/components/catalogue/merge-effects'
import { MergeForm } from '@/components/catalogue/merge-form'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { hrefWith } from '@/components/ui/query-href'
import { Toolbar } from '@/components/ui/toolbar'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { entriesQuery, mergeEntryBody, sectorParams } from '@/lib/catalogue/care-schema'
import { getEntry, listEntries, type EntryRow } from '@/lib/catalogue/entries-queries'
import { previewMerge, type MergePreview } from '@/lib/catalogue/preview-merge'
import { catalogue as words } from '@/lib/messages/en/catalogue'

export const metadata: Metadata = { title: words.title }

const say = words.merge
const mergeQuery = entriesQuery.pick({ q: true }).extend({ sector: sectorParams.shape.sector.optional(), into: mergeEntryBody.shape.into.optional() })

const CHOICES = 20

function Choices({ rows, hrefOf }: { rows: EntryRow[]; hrefOf: (row: EntryRow) => string }) {
  if (rows.length === 0) return <EmptyState icon="search" title={say.none} />
  return (
    <ul className="divide-y divide-separator">
      {rows.map((row) => (
        <li key={row.slug} className="flex items-center justify-between gap-4 px-4 py-2 sm:px-5">
          <span className="min-w-0">
            <span className="font-medium">{row.name}</span> <span className="font-mono text-xs text-muted">{row.slug}</span>
          </span>
          <LinkButton href={hrefOf(row)} size="small" aria-label={`${say.choose}: ${row.name}`}>
            {say.choose}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}

function Preview({ preview, path, merge }: { preview: MergePreview; path: string; merge: { industry: string; sector?: string; into: string } }) {
  return (
    <Card title={say.preview(preview.fromName, preview.intoName)} footer={<LinkButton href={path} size="small" tone="quiet" icon="arrowLeft">{say.other}</LinkButton>}>
      {preview.refusal ? (
        <Banner tone="warning" title={say.refused}>
          {preview.refusal}
        </Banner>
      ) : (
        <div className="space-y-5">
          <MergeEffects preview={preview} />
          <MergeForm {...merge} label={say.confirm(preview.fromName, preview.intoName)} />
        </div>
      )}
    </Card>
  )
}

export default staffPage('catalogue:manage', async ({ actor, params, searchParams }) => {
  const { industry = '' } = params
  const { input, shown } = listQuery(mergeQuery, searchParams)
  const { sector, into } = input
  const key = { industry, ...(sector !== undefined && { sector }) }
  const entry = await getEntry(actor, key)
  const path = `${entryPath(industry)}/merge`
  const own = sector ?? industry
  return (
    <>
      <PageHeader title={say.title(entry.name)} state={say.state} back={{ href: entryPath(industry, sector), label: entry.name }} />
      <div className="max-w-2xl">
        {into === undefined ? (
          <Card flush>
            <Toolbar action={path} query={shown} search={{ name: 'q', label: say.search[sector === undefined ? 'industry' : 'sector'] }} />
            <Choices
              rows={(await listEntries(actor, { ...(sector !== undefined && { industry }), q: input.q, state: 'active', cursor: undefined, limit: CHOICES })).rows.filter(({ slug }) => slug !== own)}
              hrefOf={({ slug }) => hrefWith(path, { sector }, { into: slug })}
            />
          </Card>
        ) : (
          <Preview preview={await previewMerge(actor, { ...key, into })} path={hrefWith(path, { sector }, {})} merge={{ ...key, into }} />
        )}
      </div>
    </>
  )
})
