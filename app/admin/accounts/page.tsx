import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ListPager } from '@/components/ui/list-pager'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { DataTable, type Column } from '@/components/ui/table'
import { Toolbar } from '@/components/ui/toolbar'
import { When } from '@/components/ui/when'
import { countAccounts, listAccounts, type ConsoleAccount } from '@/lib/accounts/console-queries'
import { consoleAccountsQuery } from '@/lib/accounts/console-schema'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { statusLook } from '@/lib/core/status-look'
import { AccountStatus, Door } from '@/lib/generated/prisma/enums'
import { console as words } from '@/lib/messages/en/console'
import { listPublicPlans } from '@/lib/plans/queries'

export const metadata: Metadata = { title: words.accounts.title }

const PATH = '/admin/accounts'
const { columns: head } = words.accounts
const columns: Column<ConsoleAccount>[] = [
  { key: 'name', head: head.name, cell: (row) => row.name },
  { key: 'status', head: head.status, cell: (row) => <Status of="account" is={row.status} /> },
  { key: 'plan', head: head.plan, cell: (row) => row.planName },
  { key: 'owner', head: head.owner, phone: false, cell: (row) => row.ownerEmail ?? row.ownerName },
  { key: 'credits', head: head.credits, end: true, phone: false, cell: (row) => Number(row.balance).toLocaleString('en') },
  { key: 'door', head: head.door, phone: false, cell: (row) => words.accounts.doors[row.door] },
  { key: 'created', head: head.created, phone: false, cell: (row) => <When at={row.createdAt} show="relative" /> },
]

export default staffPage('accounts:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(consoleAccountsQuery, searchParams)
  const [{ rows, nextCursor }, counts, plans] = await Promise.all([listAccounts(actor, input), countAccounts(actor), listPublicPlans()])
  const isFiltered = Boolean(input.q ?? input.status ?? input.door ?? input.plan)
  return (
    <>
      <PageHeader title={words.accounts.title} state={words.accounts.state} />
      <Card flush>
        <Toolbar
          action={PATH}
          query={shown}
          search={{ name: 'q', label: words.accounts.search }}
          filters={[
            { name: 'status', label: words.accounts.filters.status, options: Object.values(AccountStatus).map((value) => ({ value, label: statusLook('account', value).word, count: counts[value] ?? 0 })) },
            { name: 'plan', label: words.accounts.filters.plan, options: plans.map(({ slug, name }) => ({ value: slug, label: name })) },
            { name: 'door', label: words.accounts.filters.door, options: Object.values(Door).map((value) => ({ value, label: words.accounts.doors[value] })) },
          ]}
        />
        <DataTable
          caption={words.accounts.caption}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.name}
          rowHref={(row) => `${PATH}/${row.id}`}
          empty={
            isFiltered ? (
              <EmptyState icon="search" title={words.accounts.noneFound} action={<LinkButton href={PATH}>{words.accounts.clear}</LinkButton>}>
                {words.accounts.noneFoundHint}
              </EmptyState>
            ) : (
              <EmptyState icon="building" title={words.accounts.empty}>
                {words.accounts.emptyHint}
              </EmptyState>
            )
          }
        />
        <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
      </Card>
    </>
  )
})
