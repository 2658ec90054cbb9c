/** TransferTimeline({ transfers, currency })   what was announced for an invoice and what finance found. */
import { Money } from '@/components/ui/money'
import { Timeline } from '@/components/ui/timeline'
import { When } from '@/components/ui/when'
import type { InvoiceDetail } from '@/lib/invoices/queries'
import { words } from '@/lib/messages/words'
import { statusLook } from '@/lib/core/status-look'

export function TransferTimeline({ transfers, currency }: { transfers: InvoiceDetail['transfers']; currency: string }) {
  const { invoice, pay } = words().billing
  return (
    <Timeline
      label={invoice.payments}
      events={transfers.map((transfer) => {
        const { color, icon } = statusLook('transfer', transfer.status)
        return {
          id: transfer.id,
          title: invoice[transfer.status],
          when: <When at={transfer.createdAt} />,
          icon,
          color,
          by: <Money minor={transfer.amountMinor} currency={currency} />,
          note: transfer.reason ?? (transfer.reference && pay.announcedFacts(transfer.reference)),
        }
      })}
    />
  )
}
