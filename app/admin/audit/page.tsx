import type { Metadata } from 'next'
import { actionWord } from '@/components/console/action-word'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { hrefWith } from '@/components/ui/query-href'
import { DataTable, type Column } from '@/components/ui/table'
import { Toolbar } from '@/components/ui/toolbar'
import { When } from '@/components/ui/when'
import { auditQuery, listAudit, type AuditLine } from '@/lib/audit/queries'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { ActorType } from '@/lib/generated/prisma/enums'
import { console as words } from '@/lib/messages/en/console'

export const metadata: Metadata = { title: words.audit.title }

const PATH = '/admin/audit'
const say = words.audit

const detailsOf = ({ data }: AuditLine) =>
  Object.keys(data).length === 0 ? null : (
    <span className="line-clamp-2 max-w-96 font-mono text-xs break-all text-muted">
      {Object.entries(data)
        .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join(' · ')}
    </span>
  )

/** Where what a line is about can be seen, for what is never deleted. */
const ROOMS: Readonly<Record<string, string>> = { registration: '/admin/registrations', installation: '/admin/installations', technician: '/admin/technicians', delivery: '/admin/deliveries' }
function roomOf({ subjectType, subjectId, accountId }: AuditLine): string | null {
  const room = Object.hasOwn(ROOMS, subjectType) ? ROOMS[subjectType] : undefined
  if (room && subjectId) return `${room}/${subjectId}`
  return accountId && `/admin/accounts/${accountId}`
}

const columns: Column<AuditLine>[] = [
  { key: 'when', head: say.columns.when, cell: (row) => <When at={row.createdAt} /> },
  { key: 'action', head: say.columns.action, cell: (row) => <span title={row.action}>{actionWord(row.action)}</span> },
  { key: 'who', head: say.columns.who, cell: (row) => row.actorName ?? say.actors[row.actorType] },
  { key: 'account', head: say.columns.account, phone: false, cell: (row) => row.accountName },
  { key: 'data', head: say.columns.data, phone: false, cell: detailsOf },
]

export default staffPage('audit:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(auditQuery, searchParams)
  const { rows, nextCursor } = await listAudit(actor, input)
  return (
    <>
      <PageHeader title={say.title} state={say.state} />
      <Card flush>
        <Toolbar
          action={PATH}
          query={shown}
          search={{ name: 'action', label: say.search }}
          filters={[{ name: 'actor', label: say.filter, options: Object.values(ActorType).map((value) => ({ value, label: say.actors[value] })) }]}
        />
        <DataTable
          caption={say.caption}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.action}
          rowHref={(row) => roomOf(row) ?? hrefWith(PATH, shown, { action: row.action })}
          empty={<EmptyState icon="scroll" title={say.empty}>{say.emptyHint}</EmptyState>}
        />
        <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
      </Card>
    </>
  )
})
