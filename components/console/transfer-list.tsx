/** TransferList({ rows, mayDecide, brief?, empty? })   transfers with finance's decisions beside those that wait for one; `brief` for narrow places. */
import type { ReactNode } from 'react'
import { Money } from '@/components/ui/money'
import { Status } from '@/components/ui/status'
import { DataTable, type Column } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { formatMoney } from '@/lib/core/money'
import { console as words } from '@/lib/messages/en/console'
import type { TransferStatus } from '@/lib/generated/prisma/enums'
import { ConfirmForm, RejectForm } from './decision-forms'

export interface ListedTransfer {
  id: string
  status: TransferStatus
  createdAt: Date
  invoiceNumber: string
  totalMinor: bigint
  accountId: string
  accountName: string
  amountMinor: bigint
  currency: string
  reference: string | null
  paidOn: string | null
  bankReference: string | null
  reason: string | null
}

const { columns: head } = words.payments

export function TransferList({ rows, mayDecide, brief, empty = null }: { rows: readonly ListedTransfer[]; mayDecide: boolean; brief?: boolean; empty?: ReactNode }) {
  const all: (Column<ListedTransfer> & { always?: true })[] = [
    { key: 'account', always: true, head: head.account, cell: (row) => row.accountName },
    { key: 'invoice', always: true, head: head.invoice, phone: false, cell: (row) => <span className="font-mono text-[13px] whitespace-nowrap">{row.invoiceNumber}</span> },
    { key: 'status', head: head.status, cell: (row) => <Status of="transfer" is={row.status} note={row.reason ?? undefined} /> },
    { key: 'amount', always: true, head: head.amount, end: true, cell: (row) => <Money minor={Number(row.amountMinor)} currency={row.currency} /> },
    { key: 'reference', head: head.reference, phone: false, cell: (row) => row.bankReference ?? row.reference },
    { key: 'paidOn', head: head.paidOn, phone: false, cell: (row) => row.paidOn && <When at={row.paidOn} show="day" /> },
    { key: 'announced', always: true, head: head.announced, phone: false, cell: (row) => <When at={row.createdAt} show="relative" /> },
    ...(mayDecide ? [{ key: 'decide', always: true as const, head: head.decide, cell: decisionOf }] : []),
  ]
  const columns = brief ? all.filter(({ always }) => always) : all
  return (
    <DataTable
      caption={words.payments.caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.accountName}, ${row.invoiceNumber}`}
      rowHref={(row) => `/admin/accounts/${row.accountId}`}
      empty={empty}
    />
  )
}

function decisionOf(row: ListedTransfer): ReactNode {
  if (row.status !== 'submitted') return null
  const decided = {
    transferId: row.id,
    invoiceNumber: row.invoiceNumber,
    accountName: row.accountName,
    currency: row.currency,
    asked: formatMoney({ amountMinor: Number(row.totalMinor), currency: row.currency }),
  }
  return (
    <span className="flex gap-1">
      <ConfirmForm decided={decided} />
      <RejectForm decided={decided} />
    </span>
  )
}
