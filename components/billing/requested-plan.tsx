/**
 * RequestedPlan({ change, slug, mayWithdraw })   a change of plan that waits for its money, with its invoice and the way back.
 */
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { Money } from '@/components/ui/money'
import { When } from '@/components/ui/when'
import { words } from '@/lib/messages/words'
import { withdrawPlanChangeForm } from '@/lib/plan-changes/actions'
import type { RequestedChange } from '@/lib/plan-changes/queries'
import { WithdrawForm } from './withdraw-form'

export function RequestedPlan({ change, slug, mayWithdraw }: { change: RequestedChange; slug: string; mayWithdraw: boolean }) {
  const { requested } = words().upgrade
  const { invoice } = change
  return (
    <Card id="change" title={requested.title(change.plan.name)} description={requested.text(change.plan.name)}>
      <FactList
        facts={[
          {
            label: requested.invoice,
            value: (
              <Link href={`/${slug}/billing/invoices/${invoice.number}`} className="touch-44 font-mono text-[13px] text-accent underline underline-offset-3">
                {invoice.number}
              </Link>
            ),
          },
          { label: requested.amount, value: <Money minor={invoice.totalMinor} currency={invoice.currency} /> },
          { label: requested.at, value: <When at={change.requestedAt} show="day" /> },
        ]}
      />
      {change.announced && <p className="mt-4 text-muted">{requested.announced}</p>}
      {mayWithdraw && !change.announced && <WithdrawForm action={withdrawPlanChangeForm.bind(null, slug)} id={change.id} />}
    </Card>
  )
}
