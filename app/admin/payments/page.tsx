import type { Metadata } from 'next'
import { RecordForm } from '@/components/console/decision-forms'
import { TransferList } from '@/components/console/transfer-list'
import { PaymentTabs } from '@/components/renewals/payment-tabs'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable, type Column } from '@/components/ui/table'
import { Toolbar } from '@/components/ui/toolbar'
import { When } from '@/components/ui/when'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { formatMoney } from '@/lib/core/money'
import { statusLook } from '@/lib/core/status-look'
import { TransferStatus } from '@/lib/generated/prisma/enums'
import { console as words } from '@/lib/messages/en/console'
import { countSubmitted, listOpenInvoices, listTransfers, transfersQuery, type OpenInvoiceRow } from '@/lib/payments/queries'

export const metadata: Metadata = { title: words.payments.title }

const PATH = '/admin/payments'
const say = words.payments

const invoiceColumns = (mayDecide: boolean): Column<OpenInvoiceRow>[] => [
  { key: 'account', head: say.openColumns.account, cell: (row) => row.accountName },
  { key: 'invoice', head: say.openColumns.invoice, phone: false, cell: (row) => <span className="font-mono text-[13px] whitespace-nowrap">{row.number}</span> },
  { key: 'due', head: say.openColumns.due, phone: false, cell: (row) => <When at={row.dueAt} show="relative" /> },
  { key: 'total', head: say.openColumns.total, end: true, cell: (row) => <Money minor={Number(row.totalMinor)} currency={row.currency} /> },
  ...(mayDecide ? [{ key: 'record', head: say.openColumns.record, cell: recordOf }] : []),
]

const recordOf = (row: OpenInvoiceRow) =>
  row.announced ? (
    <span className="text-muted">{say.announcedNote}</span>
  ) : (
    <RecordForm decided={{ invoiceNumber: row.number, accountName: row.accountName, currency: row.currency, asked: formatMoney({ amountMinor: Number(row.totalMinor), currency: row.currency }) }} />
  )

export default staffPage('payments:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(transfersQuery, searchParams)
  const [{ rows, nextCursor }, open, waiting] = await Promise.all([listTransfers(actor, input), listOpenInvoices(actor, input.q), countSubmitted(actor)])
  const mayDecide = can(actor, 'payments:confirm')
  return (
    <>
      <PageHeader title={say.title} state={say.state(waiting)} />
      <PaymentTabs actor={actor} />
      <div className="space-y-4">
        {searchParams.done === 'confirmed' && <Banner tone="success" title={say.confirmed} live />}
        {searchParams.done === 'rejected' && <Banner tone="info" title={say.rejected} live />}
        <Card flush title={say.tabs.announced}>
          <Toolbar
            action={PATH}
            query={shown}
            search={{ name: 'q', label: say.search }}
            filters={[{ name: 'status', label: say.filter, options: Object.values(TransferStatus).map((value) => ({ value, label: statusLook('transfer', value).word })) }]}
          />
          <TransferList rows={rows} mayDecide={mayDecide} empty={<EmptyState icon="creditCard" title={say.empty}>{say.emptyHint}</EmptyState>} />
          <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
        </Card>
        <Card flush title={say.openTitle}>
          <DataTable
            caption={say.openCaption}
            columns={invoiceColumns(mayDecide)}
            rows={open}
            rowKey={(row) => row.id}
            rowName={(row) => row.number}
            rowHref={(row) => `/admin/accounts/${row.accountId}`}
            empty={<EmptyState icon="receipt" title={say.openEmpty}>{say.openEmptyHint}</EmptyState>}
          />
        </Card>
      </div>
    </>
  )
})
