import type { Metadata } from 'next'
import { ImportForm } from '@/components/catalogue/import-form'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { CSV_COLUMNS } from '@/lib/catalogue/csv-columns'
import { latestImports, type ImportRow } from '@/lib/catalogue/import-queries'
import { catalogue as words } from '@/lib/messages/en/catalogue'

const say = words.import

export const metadata: Metadata = { title: say.title }

const columns: Column<ImportRow>[] = [
  { key: 'file', head: say.heads.file, cell: ({ fileName }) => <span className="wrap-anywhere">{fileName ?? say.pasted}</span> },
  {
    key: 'state',
    head: say.heads.state,
    cell: ({ appliedAt }) =>
      appliedAt ? (
        <Badge color="green" icon="circleCheck">
          {say.applied}
        </Badge>
      ) : (
        <Badge icon="circleDashed">{say.waiting}</Badge>
      ),
  },
  { key: 'counts', head: say.heads.counts, phone: false, cell: ({ counts }) => say.countsOf(counts.create, counts.change, counts.refused) },
  { key: 'by', head: say.heads.by, phone: false, cell: ({ byName }) => byName },
  { key: 'when', head: say.heads.when, cell: ({ createdAt }) => <When at={createdAt} show="relative" /> },
]

export default staffPage('catalogue:manage', async ({ actor }) => {
  const rows = await latestImports(actor)
  return (
    <>
      <PageHeader title={say.title} state={say.state} back={{ href: '/admin/catalogue', label: words.back }} />
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <Card className="lg:col-span-2">
          <ImportForm />
        </Card>
        <Card title={say.columns}>
          <ul className="mb-3 space-y-1 font-mono text-[13px]">
            {CSV_COLUMNS.map((column) => (
              <li key={column}>{column}</li>
            ))}
          </ul>
          <p className="text-sm text-muted">{say.columnsText}</p>
        </Card>
        <Card flush title={say.latest} className="lg:col-span-3">
          <DataTable
            caption={say.latestCaption}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            rowName={({ fileName }) => fileName ?? say.pasted}
            rowHref={({ id }) => `/admin/catalogue/imports/${id}`}
            empty={<EmptyState icon="fileText" title={say.noLatest} />}
          />
        </Card>
      </div>
    </>
  )
})
