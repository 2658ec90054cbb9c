import type { Metadata } from 'next'
import { UploadForm } from '@/components/registration-import/upload-form'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RefreshWhile } from '@/components/ui/refresh-while'
import { Status } from '@/components/ui/status'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { registrationImport as say } from '@/lib/messages/en/registration-import'
import { GIVEN_COLUMNS } from '@/lib/registrations/csv-columns'
import { latestImports, type ImportRow } from '@/lib/registrations/import/import-queries'

export const metadata: Metadata = { title: say.title }

const columns: Column<ImportRow>[] = [
  { key: 'file', head: say.heads.file, cell: ({ name }) => <span className="wrap-anywhere">{name}</span> },
  { key: 'state', head: say.heads.state, cell: ({ state }) => <Status of="import" is={state} /> },
  { key: 'counts', head: say.heads.counts, phone: false, cell: ({ counts }) => say.counts(counts.create, counts.duplicate, counts.known, counts.refused) },
  { key: 'by', head: say.heads.by, phone: false, cell: ({ byName }) => byName },
  { key: 'when', head: say.heads.when, cell: ({ createdAt }) => <When at={createdAt} show="relative" /> },
]

export default staffPage('registrations:import', async ({ actor }) => {
  const rows = await latestImports(actor)
  return (
    <>
      <PageHeader title={say.title} state={say.state} back={{ href: '/admin/registrations', label: say.back }} />
      <RefreshWhile active={rows.some(({ state }) => state === 'judging' || state === 'applying')} moved={rows.reduce((sum, { applied, judged }) => sum + applied + judged, 0)} />
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <Card className="lg:col-span-2">
          <UploadForm />
          <p className="mt-4 text-sm text-muted">{say.rules}</p>
        </Card>
        <Card title={say.columnsTitle}>
          <ul className="mb-3 grid grid-cols-2 gap-x-4 gap-y-1 font-mono text-[13px]">
            {GIVEN_COLUMNS.map((column) => (
              <li key={column}>{column}</li>
            ))}
          </ul>
          <p className="text-sm text-muted">{say.columnsText}</p>
        </Card>
        <Card flush title={say.latest} className="lg:col-span-3">
          <DataTable
            caption={say.latest}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            rowName={({ name }) => name}
            rowHref={({ id }) => `/admin/registrations/import/${id}`}
            empty={<EmptyState icon="fileText" title={say.noLatest} />}
          />
        </Card>
      </div>
    </>
  )
})
