/** TransferList({ rows, mayDecide, empty? })   transfers with finance's decisions beside those that wait for one. */
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

export function TransferList({ rows, mayDecide, empty = null }: { rows: readonly ListedTransfer[]; mayDecide: boolean; empty?: ReactNode }) {
  const columns: Column<ListedTransfer>[] = [
    { key: 'account', head: head.account, cell: (row) => row.accountName },
    { key: 'invoice', head: head.invoice, phone: false, cell: (row) => <span className="font-mono text-[13px]">{row.invoiceNumber}</span> },
    { key: 'status', head: head.status, cell: (row) => <Status of="transfer" is={row.status} note={row.reason ?? undefined} /> },
    { key: 'amount', head: head.amount, end: true, cell: (row) => <Money minor={Number(row.amountMinor)} currency={row.currency} /> },
    { key: 'reference', head: head.reference, phone: false, cell: (row) => row.bankReference ?? row.reference },
    { key: 'paidOn', head: head.paidOn, phone: false, cell: (row) => row.paidOn && <When at={row.paidOn} show="day" /> },
    { key: 'announced', head: head.announced, phone: false, cell: (row) => <When at={row.createdAt} show="relative" /> },
    ...(mayDecide ? [{ key: 'decide', head: head.decide, cell: decisionOf }] : []),
  ]
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
