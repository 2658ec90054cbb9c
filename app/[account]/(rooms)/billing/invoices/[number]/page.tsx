import type { Metadata } from 'next'
import { InvoiceSheet } from '@/components/billing/invoice-sheet'
import { TransferTimeline } from '@/components/billing/transfer-timeline'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { DueDate } from '@/components/billing/due-date'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { getInvoice } from '@/lib/invoices/queries'
import { words } from '@/lib/messages/words'

export async function generateMetadata({ params }: { params: Promise<{ number: string }> }): Promise<Metadata> {
  return { title: words().billing.invoice.title((await params).number) }
}

export default accountPage('billing:read', async ({ actor, params }) => {
  const invoice = await getInvoice(actor, { number: params.number ?? '' })
  const { invoice: say, pay } = words().billing
  const open = invoice.status === 'open'
  const base = `/${actor.accountSlug}/billing`
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: base, label: say.back }}
          title={say.title(invoice.number)}
          badge={open ? <DueDate dueAt={invoice.dueAt} /> : <Status of="invoice" is={invoice.status} />}
          state={open ? say.waiting : say[invoice.status as Exclude<typeof invoice.status, 'open'>]}
          action={
            open &&
            mayNow(actor, 'billing:pay') && (
              <LinkButton tone="primary" href={`${base}#payment`}>
                {pay.how}
              </LinkButton>
            )
          }
        />
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <div className="xl:col-span-2">
          <InvoiceSheet invoice={invoice} />
          <p className="mt-3 text-sm text-muted print:hidden">{say.frozen}</p>
        </div>
        {invoice.transfers.length > 0 && (
          <Card id="payments" title={say.payments} className="print:hidden">
            <TransferTimeline transfers={invoice.transfers} currency={invoice.currency} />
          </Card>
        )}
      </div>
    </>
  )
})
