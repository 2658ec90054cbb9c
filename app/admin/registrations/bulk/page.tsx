import type { Metadata } from 'next'
import { runTitle } from '@/components/registration-runs/run-title'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { RefreshWhile } from '@/components/ui/refresh-while'
import { Status } from '@/components/ui/status'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { runs as say } from '@/lib/messages/en/runs'
import { latestRuns, type RunRow } from '@/lib/registrations/runs/run-queries'

export const metadata: Metadata = { title: say.title }

const columns: Column<RunRow>[] = [
  { key: 'what', head: say.heads.what, cell: (run) => <span className="wrap-anywhere">{runTitle(run)}</span> },
  { key: 'state', head: say.heads.state, cell: ({ state }) => <Status of="run" is={state} /> },
  { key: 'progress', head: say.heads.progress, end: true, cell: ({ done, refused, total }) => say.progress(done + refused, total) },
  { key: 'by', head: say.heads.by, phone: false, cell: ({ byName }) => byName },
  { key: 'when', head: say.heads.when, phone: false, cell: ({ createdAt }) => <When at={createdAt} show="relative" /> },
]

export default staffPage('registrations:update', async ({ actor }) => {
  const rows = await latestRuns(actor)
  return (
    <>
      <PageHeader title={say.title} state={say.state} back={{ href: '/admin/registrations', label: say.back }} />
      <RefreshWhile active={rows.some(({ state }) => state === 'running')} moved={rows.reduce((sum, { done, refused }) => sum + done + refused, 0)} />
      <Card flush>
        <DataTable
          caption={say.caption}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowName={runTitle}
          rowHref={({ id }) => `/admin/registrations/bulk/${id}`}
          empty={
            <EmptyState icon="inbox" title={say.none}>
              {say.noneHint}
            </EmptyState>
          }
        />
      </Card>
    </>
  )
})
