/**
 * PaymentDue({ due, actor, opensAccount })   what has to be paid, how, and telling us that it was.
 *   opensAccount: this payment activates the account
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { FactList } from '@/components/ui/fact-list'
import { Money } from '@/components/ui/money'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import type { PaymentDue as Due } from '@/lib/accounts/queries'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { formatMoney, toDecimal } from '@/lib/core/money'
import { words } from '@/lib/messages/words'
import { announceTransferForm } from '@/lib/payments/actions'
import { AnnounceForm } from './announce-form'
import { DueDate } from './due-date'

export function PaymentDue({ due, actor, opensAccount }: { due: Due; actor: AccountActor; opensAccount: boolean }) {
  const { pay } = words().billing
  const money = { amountMinor: due.totalMinor, currency: due.currency }
  const amount = formatMoney(money, 'en', { trimZeros: true })
  const announced = due.transfer?.status === 'submitted'
  const invoiceHref = `/${actor.accountSlug}/billing/invoices/${due.number}`
  return (
    <Card
      id="payment"
      tone="attention"
      title={due.dueAt < now() ? pay.overdueTitle(amount) : pay.title(amount)}
      description={whatFor(due, actor, opensAccount)}
      actions={<DueDate dueAt={due.dueAt} />}
    >
      <div className="space-y-4">
        {due.transfer?.status === 'rejected' && (
          <Banner tone="danger" title={pay.rejected}>
            {pay.rejectedText(due.transfer.reason ?? '')}
          </Banner>
        )}
        {announced ? <Announced due={due} /> : <HowToPay due={due} />}
        {!announced &&
          (mayNow(actor, 'billing:pay') ? (
            <AnnounceForm
              action={announceTransferForm.bind(null, actor.accountSlug)}
              number={due.number}
              currency={due.currency}
              amount={toDecimal(money)}
              today={now().toISOString().slice(0, 10)}
              wasRejected={due.transfer?.status === 'rejected'}
            />
          ) : (
            <p className="text-muted">{pay.onlyPayers}</p>
          ))}
        {mayNow(actor, 'billing:read') && (
          <p>
            <Link href={invoiceHref} className="touch-44 text-accent underline underline-offset-3">
              {pay.invoice}
            </Link>
          </p>
        )}
      </div>
    </Card>
  )
}

/** What the payment brings, and what its absence does. */
function whatFor(due: Due, { accountStatus }: AccountActor, opensAccount: boolean): ReactNode {
  const { billing, upgrade } = words()
  const { pay } = billing
  if (opensAccount) return pay.opens
  if (due.changesTo) return upgrade.due(due.changesTo)
  if (due.closesAccount) return pay.reopens
  if (due.suspendsAt && accountStatus === 'active') {
    return (
      <>
        {pay.goesOn} <When at={due.suspendsAt} show="day" />. {pay.thenSuspended}
      </>
    )
  }
  return (
    due.renewsFrom && (
      <>
        {pay.renews} <When at={due.renewsFrom} show="day" />.
      </>
    )
  )
}

function HowToPay({ due }: { due: Due }) {
  const { pay } = words().billing
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      <FactList
        facts={[
          { label: pay.amount, value: <Money minor={due.totalMinor} currency={due.currency} /> },
          {
            label: pay.reference,
            value: (
              <span className="inline-flex items-center gap-1">
                <code className="font-mono text-[13px]">{due.number}</code>
                <CopyButton text={due.number} what={pay.referenceWhat} />
              </span>
            ),
            note: pay.referenceHint,
          },
        ]}
      />
      <div>
        <h3 className="font-medium">{due.method?.name ?? pay.how}</h3>
        <p className="mt-1 max-w-prose whitespace-pre-line text-muted">{due.method?.instructions ?? pay.noMethod}</p>
      </div>
    </div>
  )
}

function Announced({ due }: { due: Due }) {
  const { pay } = words().billing
  return (
    <div role="status" className="space-y-1">
      <p className="flex flex-wrap items-center gap-x-3 font-medium">
        {pay.announced}
        <Status of="transfer" is="submitted" />
      </p>
      <p className="max-w-prose text-muted">{pay.announcedText}</p>
      {due.transfer?.reference && <p className="text-muted">{pay.announcedFacts(due.transfer.reference)}</p>}
    </div>
  )
}
