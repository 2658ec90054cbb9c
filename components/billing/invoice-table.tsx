/** InvoiceTable({ page, base, first })   issued invoices, the newest first; `first` tells whether this is the first page. */
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { Pager } from '@/components/ui/pager'
import { Status } from '@/components/ui/status'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import type { InvoicePage } from '@/lib/invoices/queries'
import { words } from '@/lib/messages/words'

export function InvoiceTable({ page: { invoices, nextCursor }, base, first }: { page: InvoicePage; base: string; first: boolean }) {
  const say = words().billing
  return (
    <Card id="invoices" title={say.invoices} flush>
      <DataTable
        caption={say.invoices}
        rows={invoices}
        rowKey={(invoice) => invoice.id}
        rowName={(invoice) => invoice.number}
        rowHref={(invoice) => `${base}/invoices/${invoice.number}`}
        empty={
          <EmptyState icon="receipt" title={say.invoicesEmpty}>
            {say.invoicesEmptyText}
          </EmptyState>
        }
        columns={[
          { key: 'number', head: say.number, cell: (invoice) => <span className="font-mono text-[13px]">{invoice.number}</span> },
          {
            key: 'status',
            head: say.status,
            cell: (invoice) => <Status of="invoice" is={invoice.status} />,
          },
          { key: 'issued', head: say.issued, phone: false, cell: (invoice) => <When at={invoice.issuedAt} show="day" /> },
          { key: 'due', head: say.due, phone: false, cell: (invoice) => <When at={invoice.dueAt} show={invoice.status === 'open' ? 'relative' : 'day'} /> },
          { key: 'total', head: say.total, end: true, cell: (invoice) => <Money minor={invoice.totalMinor} currency={invoice.currency} /> },
        ]}
      />
      {(invoices.length > 0 || !first) && <Pager shown={invoices.length} previousHref={first ? undefined : `${base}#invoices`} nextHref={nextCursor ? `${base}?cursor=${nextCursor}#invoices` : undefined} />}
    </Card>
  )
}
