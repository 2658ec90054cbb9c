import type { Metadata } from 'next'
import { ApplyForm } from '@/components/catalogue/apply-form'
import { LineTable } from '@/components/catalogue/line-table'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { Toolbar } from '@/components/ui/toolbar'
import { When } from '@/components/ui/when'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { ENTRIES_SHOWN } from '@/lib/catalogue/care-schema'
import { getImport, type ImportRow } from '@/lib/catalogue/import-queries'
import { importLinesQuery } from '@/lib/catalogue/import-schema'
import { notFound } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { CatalogueVerdict } from '@/lib/generated/prisma/enums'
import { catalogue as words } from '@/lib/messages/en/catalogue'

const say = words.import

export const metadata: Metadata = { title: say.title }

function Decision({ found: { id, digest, counts, appliedAt } }: { found: ImportRow }) {
  const changes = counts.create + counts.change
  if (appliedAt) {
    return (
      <Banner tone="success" title={say.applied} live>
        <When at={appliedAt} /> · {say.countsOf(counts.create, counts.change, counts.refused)}
      </Banner>
    )
  }
  if (changes === 0) return <Banner tone={counts.refused > 0 ? 'warning' : 'info'} title={counts.refused > 0 ? say.onlyRefused(counts.refused) : say.nothing} />
  return (
    <Card tone="attention">
      <p className="mb-3">{say.absent}</p>
      <ApplyForm id={id} digest={digest} label={say.apply(changes, counts.refused)} />
    </Card>
  )
}

export default staffPage('catalogue:manage', async ({ actor, params, searchParams }) => {
  const { id = '' } = params
  if (!isUuid(id)) throw notFound()
  const { input, shown } = listQuery(importLinesQuery, searchParams)
  const { lines, nextCursor, ...found } = await getImport(actor, id, { ...input, limit: ENTRIES_SHOWN })
  const path = `/admin/catalogue/imports/${id}`
  const name = found.fileName ?? say.pasted
  return (
    <>
      <PageHeader
        title={found.appliedAt ? say.doneTitle : say.previewTitle}
        state={found.appliedAt ? name : say.previewState(name)}
        back={{ href: '/admin/catalogue/imports', label: say.title }}
      />
      <div className="space-y-4">
        <Decision found={found} />
        <Card flush>
          <Toolbar
            action={path}
            query={shown}
            filters={[{ name: 'verdict', label: say.verdict, options: Object.values(CatalogueVerdict).map((value) => ({ value, label: say.verdicts[value], count: found.counts[value] })) }]}
          />
          <LineTable
            lines={lines}
            empty={
              <EmptyState icon="fileText" title={say.noLines}>
                {input.verdict ? say.nothingHere : say.nothing}
              </EmptyState>
            }
          />
          <ListPager path={path} query={shown} shown={lines.length} nextCursor={nextCursor} />
        </Card>
      </div>
    </>
  )
})
