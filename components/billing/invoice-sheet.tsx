/** InvoiceSheet({ invoice })   an issued invoice as it was frozen: parties, lines, sums. What the print command prints. */
import { Money } from '@/components/ui/money'
import { When } from '@/components/ui/when'
import { countryName } from '@/lib/core/countries'
import type { InvoiceDetail } from '@/lib/invoices/queries'
import type { Party } from '@/lib/invoices/schema'
import { words } from '@/lib/messages/words'

const end = 'py-2 ps-3 text-end align-top'

export function InvoiceSheet({ invoice }: { invoice: InvoiceDetail }) {
  const { invoice: say, ...billing } = words().billing
  return (
    <article aria-label={say.title(invoice.number)} className="rounded-lg border border-border bg-surface p-5 sm:p-8 print:border-0 print:p-0">
      <p className="mb-6 hidden text-2xl font-semibold print:block">{say.title(invoice.number)}</p>
      <div className="flex flex-wrap items-start justify-between gap-6">
        <PartyBlock label={say.from} party={invoice.seller} />
        <dl className="grid grid-cols-[auto_auto] gap-x-6 gap-y-1">
          <dt className="text-muted">{billing.number}</dt>
          <dd className="text-end font-mono text-[13px]">{invoice.number}</dd>
          <dt className="text-muted">{billing.issued}</dt>
          <dd className="text-end">
            <When at={invoice.issuedAt} show="day" />
          </dd>
          <dt className="text-muted">{billing.due}</dt>
          <dd className="text-end">
            <When at={invoice.dueAt} show="day" />
          </dd>
          {invoice.paidAt && (
            <>
              <dt className="text-muted">{billing.paidOn}</dt>
              <dd className="text-end">
                <When at={invoice.paidAt} show="day" />
              </dd>
            </>
          )}
        </dl>
      </div>
      <div className="mt-8">
        <PartyBlock label={say.to} party={invoice.buyer} />
      </div>
      <table className="mt-8 w-full text-sm">
        <caption className="sr-only">{say.title(invoice.number)}</caption>
        <thead className="border-b border-border text-[13px] text-muted">
          <tr>
            <th scope="col" className="py-2 text-start font-medium">
              {say.line}
            </th>
            <th scope="col" className={`${end} font-medium max-sm:hidden`}>
              {say.quantity}
            </th>
            <th scope="col" className={`${end} font-medium max-sm:hidden`}>
              {say.unit}
            </th>
            <th scope="col" className={`${end} font-medium`}>
              {say.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line, index) => (
            <tr key={index} className="border-b border-separator">
              <td className="py-2 wrap-anywhere">{line.description}</td>
              <td className={`${end} figures max-sm:hidden`}>{line.quantity.toLocaleString('en')}</td>
              <td className={`${end} max-sm:hidden`}>
                <Money minor={line.unitMinor} currency={invoice.currency} />
              </td>
              <td className={end}>
                <Money minor={line.amountMinor} currency={invoice.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="mt-4 ms-auto grid max-w-72 grid-cols-[1fr_auto] gap-y-1.5">
        <dt className="text-muted">{say.subtotal}</dt>
        <dd className="text-end">
          <Money minor={invoice.subtotalMinor} currency={invoice.currency} />
        </dd>
        <dt className="text-muted">{say.tax}</dt>
        <dd className="text-end">
          <Money minor={invoice.taxMinor} currency={invoice.currency} />
        </dd>
        <dt className="border-t border-border pt-2 font-semibold">{say.total}</dt>
        <dd className="border-t border-border pt-2 text-end font-semibold">
          <Money minor={invoice.totalMinor} currency={invoice.currency} />
        </dd>
      </dl>
    </article>
  )
}

function PartyBlock({ label, party }: { label: string; party: Party }) {
  const lines = [
    party.address_line1,
    party.address_line2,
    [party.postal_code, party.city, party.state].filter(Boolean).join(' '),
    party.country && countryName(party.country),
    party.email,
    party.tax_id && words().billing.invoice.taxId(party.tax_id),
  ].filter(Boolean)
  return (
    <div className="min-w-0">
      <h2 className="text-[13px] text-muted">{label}</h2>
      <p className="font-semibold wrap-anywhere">{party.name}</p>
      {lines.map((line, index) => (
        <p key={index} className="wrap-anywhere">
          {line}
        </p>
      ))}
    </div>
  )
}
