/** BalanceTable({ history, locale }): the numbers of the chart, folded away until asked for. */
import { When } from '@/components/ui/when'
import type { BalanceHistory } from '@/lib/credits/policy'
import { words } from '@/lib/messages/words'

/** Enough to read on a page; the ledger itself has all. */
const MOST_ROWS = 50
const cell = 'border-b border-separator py-1.5 pe-3 last:pe-0'

export function BalanceTable({ history, locale }: { history: BalanceHistory; locale: string }) {
  const say = words().credits
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'always' })
  const count = new Intl.NumberFormat(locale)
  const rows = history.changes.toReversed().slice(0, MOST_ROWS)
  const isShortened = history.shortened || rows.length < history.changes.length
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-accent hover:underline">{say.showTable}</summary>
      <table className="mt-2 w-full border-separate border-spacing-0">
        <caption className="sr-only">{say.table.caption}</caption>
        <thead className="text-[13px] text-muted">
          <tr>
            <th scope="col" className={`${cell} text-start font-medium`}>{say.table.when}</th>
            <th scope="col" className={`${cell} text-start font-medium`}>{say.table.what}</th>
            <th scope="col" className={`${cell} text-end font-medium`}>{say.table.change}</th>
            <th scope="col" className={`${cell} text-end font-medium`}>{say.table.balance}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td className={cell}><When at={row.createdAt} show="day" locale={locale} /></td>
              <td className={cell}>{say.entryKind[row.kind]}: {row.description}</td>
              <td className={`${cell} figures text-end`}>{signed.format(row.amount)}</td>
              <td className={`${cell} figures text-end`}>{count.format(row.balanceAfter)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isShortened && <p className="mt-2 text-muted">{say.shortened(count.format(rows.length))}</p>}
    </details>
  )
}
