/** DeliveryTable({ rows, mayResend, empty })   messages with their state; opens one by its row. */
import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { canResend } from '@/lib/deliveries/policy'
import type { DeliveryRow } from '@/lib/deliveries/queries'
import { deliveries as words } from '@/lib/messages/en/deliveries'
import { MessageName } from './message-name'
import { ResendButton } from './resend-button'
import { templateName } from './template-name'

const { columns: head } = words

// Why a message did not leave stands below, shortened: the row opens the whole of it.
const statusOf = ({ status, lastError }: DeliveryRow): ReactNode => (
  <>
    <Status of="delivery" is={status} />
    {lastError && <span className="block max-w-[24ch] truncate text-[13px] text-muted max-md:hidden">{lastError}</span>}
  </>
)

const facts: Column<DeliveryRow>[] = [
  { key: 'message', head: head.message, cell: (row) => <MessageName name={templateName(row.template)} to={row.to} /> },
  { key: 'to', head: head.to, phone: false, cell: (row) => row.to },
  { key: 'status', head: head.status, cell: statusOf },
  { key: 'attempts', head: head.attempts, end: true, phone: false, cell: (row) => row.attempts },
  { key: 'created', head: head.created, phone: false, cell: (row) => <When at={row.createdAt} show="relative" /> },
]
const action: Column<DeliveryRow> = {
  key: 'action',
  head: head.action,
  phone: false,
  cell: (row) => canResend(row.status) && <ResendButton id={row.id} inRow />,
}

export const DeliveryTable = ({ rows, mayResend, empty }: { rows: readonly DeliveryRow[]; mayResend: boolean; empty: ReactNode }) => (
  <DataTable
    caption={words.caption}
    columns={mayResend ? [...facts, action] : facts}
    rows={rows}
    rowKey={(row) => row.id}
    rowName={(row) => `${templateName(row.template)}, ${row.to}`}
    rowHref={(row) => `/admin/deliveries/${row.id}`}
    empty={empty}
  />
)
