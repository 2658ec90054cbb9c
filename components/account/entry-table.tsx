/** EntryTable({ page, href, first })   the ledger of credits, the newest line first. */
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import type { CreditEntryPage } from '@/lib/credits/policy'
import { words } from '@/lib/messages/words'

export function EntryTable({ page: { entries, nextCursor, total }, href, first }: { page: CreditEntryPage; href: string; first: boolean }) {
  const { credits: say, account } = words()
  const signed = new Intl.NumberFormat('en', { signDisplay: 'always' })
  return (
    <Card id="movements" title={account.credits.ledger} flush>
      <DataTable
        caption={say.table.caption}
        rows={entries}
        rowKey={(entry) => entry.id}
        rowName={(entry) => entry.description}
        empty={
          <EmptyState icon="coins" title={say.emptyTitle}>
            {say.emptyText}
          </EmptyState>
        }
        columns={[
          {
            key: 'what',
            head: say.table.what,
            cell: (entry) => (
              <>
                <span className="block wrap-anywhere">{entry.description}</span>
                <span className="block font-normal text-muted">{say.entryKind[entry.kind]}</span>
              </>
            ),
          },
          { key: 'when', head: say.table.when, phone: false, cell: (entry) => <When at={entry.createdAt} /> },
          { key: 'change', head: say.table.change, end: true, cell: (entry) => signed.format(entry.amount) },
          { key: 'balance', head: say.table.balance, end: true, cell: (entry) => entry.balanceAfter.toLocaleString('en') },
        ]}
      />
      {total > 0 && <Pager shown={entries.length} total={total} previousHref={first ? undefined : `${href}#movements`} nextHref={nextCursor ? `${href}?cursor=${nextCursor}#movements` : undefined} />}
    </Card>
  )
}
