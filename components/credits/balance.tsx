/**
 * Balance({ credits, history, level?, locale? = 'en' })
 * What can be spent, how it came to be, and what it consists of. Drawn on the server: a step line with the grants
 * marked; values by hover and by keyboard; a table of the same numbers one click away.
 */
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { When } from '@/components/ui/when'
import type { BalanceHistory, Credits } from '@/lib/credits/policy'
import { words } from '@/lib/messages/words'
import { BalanceChart } from './balance-chart'
import { BalanceTable } from './balance-table'

export function Balance({ credits, history, level = 2, locale = 'en' }: { credits: Credits; history: BalanceHistory; level?: 2 | 3; locale?: string }) {
  const say = words().credits
  const count = new Intl.NumberFormat(locale)
  const expired = credits.balance - credits.held - credits.available
  const isEmpty = credits.balance === 0 && history.changes.length === 0
  return (
    <Card id="credits" title={say.title} level={level}>
      {isEmpty ? (
        <EmptyState icon="coins" title={say.emptyTitle}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <span className="figures text-3xl font-semibold tracking-tight">{count.format(credits.available)}</span>
            <span className="text-sm text-muted">{say.available}</span>
            {credits.held > 0 && <span className="text-sm text-muted">{say.held(count.format(credits.held))}</span>}
            {expired > 0 && <span className="text-sm text-muted">{say.expired(count.format(expired))}</span>}
          </p>
          <BalanceChart history={history} locale={locale} />
          <Lots lots={credits.lots} count={count} locale={locale} />
          <BalanceTable history={history} locale={locale} />
        </div>
      )}
    </Card>
  )
}

function Lots({ lots, count, locale }: { lots: Credits['lots']; count: Intl.NumberFormat; locale: string }) {
  const say = words().credits
  return (
    <ul className="grid gap-1 text-sm">
      {lots.map((lot) => (
        <li key={lot.id} className="flex flex-wrap justify-between gap-x-3">
          <span>{say.lotKind[lot.kind]}</span>
          <span className="text-muted">
            <span className="figures text-foreground">{say.ofGranted(count.format(lot.remaining), count.format(lot.granted))}</span>
            {', '}
            {lot.expiresAt ? (
              <>
                {say.expires} <When at={lot.expiresAt} show="day" locale={locale} />
              </>
            ) : (
              say.never
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
