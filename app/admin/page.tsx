import Link from 'next/link'
import { TransferList } from '@/components/console/transfer-list'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { countAccounts, listAccounts } from '@/lib/accounts/console-queries'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { AccountStatus } from '@/lib/generated/prisma/enums'
import { console as words } from '@/lib/messages/en/console'
import { listOpenInvoices, listTransfers } from '@/lib/payments/queries'

const nobody: Awaited<ReturnType<typeof countAccounts>> = {}

export default staffPage('console:open', async ({ actor }) => {
  const [seesAccounts, seesMoney] = [can(actor, 'accounts:read'), can(actor, 'payments:read')]
  const [counts, newest, waiting, open] = await Promise.all([
    seesAccounts ? countAccounts(actor) : nobody,
    seesAccounts ? listAccounts(actor, { limit: 5 }) : { rows: [] },
    seesMoney ? listTransfers(actor, { status: 'submitted', limit: 10 }) : { rows: [] },
    seesMoney ? listOpenInvoices(actor) : [],
  ])
  const states = Object.values(AccountStatus).filter((state) => counts[state])
  return (
    <>
      <PageHeader title={words.home.title} state={seesMoney ? words.home.state(waiting.rows.length, open.length) : undefined} />
      <div className="grid items-start gap-4 lg:grid-cols-3">
        {seesMoney && (
          <Card title={words.home.payments} flush className="lg:col-span-2" actions={<LinkButton href="/admin/payments" size="small">{words.home.openPayments}</LinkButton>}>
            {waiting.rows.length === 0 ? <p className="px-4 pb-4 text-muted sm:px-5">{words.home.noPayments}</p> : <TransferList brief rows={waiting.rows} mayDecide={can(actor, 'payments:confirm')} />}
          </Card>
        )}
        {seesAccounts && (
          <div className="space-y-4">
            <Card title={words.home.accounts}>
              {states.length === 0 && <p className="text-muted">{words.home.noAccounts}</p>}
              <ul className="space-y-1">
                {states.map((state) => (
                  <li key={state}>
                    <Link href={`/admin/accounts?status=${state}`} className="flex min-h-8 items-center justify-between rounded-sm hover:bg-default">
                      <Status of="account" is={state} />
                      <span className="figures font-medium">{counts[state]}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
            <Card title={words.home.newest} actions={<LinkButton href="/admin/accounts" size="small">{words.home.open}</LinkButton>}>
              <ul className="space-y-1">
                {newest.rows.map((account) => (
                  <li key={account.id}>
                    <Link href={`/admin/accounts/${account.id}`} className="flex min-h-8 items-center justify-between gap-3 rounded-sm hover:bg-default">
                      <span className="truncate">{account.name}</span>
                      <span className="shrink-0 text-muted">{account.planName}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          </div>
        )}
      </div>
    </>
  )
})
