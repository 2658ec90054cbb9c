import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable, type Column } from '@/components/ui/table'
import { staffPage } from '@/lib/auth/page'
import { listJobTypes, type JobTypeRow } from '@/lib/installations/job-types/queries'
import { installations } from '@/lib/messages/en/installations'
import { jobTypes as words } from '@/lib/messages/en/job-types'

export const metadata: Metadata = { title: words.title }

const { columns: head } = words
const columns: Column<JobTypeRow>[] = [
  { key: 'name', head: head.name, cell: (row) => row.name },
  { key: 'minutes', head: head.minutes, end: true, cell: (row) => installations.minutes(row.minutes) },
  { key: 'skill', head: head.skill, cell: (row) => row.skill ?? <span className="text-muted">{words.anySkill}</span> },
  { key: 'items', head: head.items, phone: false, cell: (row) => words.items(row.items) },
  { key: 'active', head: head.active, phone: false, cell: (row) => (row.active ? words.inUse : <span className="text-muted">{words.notInUse}</span>) },
]

export default staffPage('organisation:manage', async ({ actor }) => (
  <>
    <PageHeader title={words.title} state={words.state} />
    <Card flush>
      <DataTable
        caption={words.caption}
        columns={columns}
        rows={await listJobTypes(actor)}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/job-types/${row.id}`}
        empty={<EmptyState icon="list" title={words.title} />}
      />
    </Card>
  </>
))
