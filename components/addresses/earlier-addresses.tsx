/** EarlierAddresses({ lines, olderHref? })   the addresses that an account had before, and what each of them does now. */
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import type { OldAddressLine } from '@/lib/accounts/address-queries'
import { words } from '@/lib/messages/words'

export function EarlierAddresses({ lines, olderHref }: { lines: readonly OldAddressLine[]; olderHref?: string | undefined }) {
  const { old: say } = words().addresses
  return (
    <Card
      id="earlier"
      title={say.title}
      description={say.text}
      flush
      footer={
        olderHref && (
          <Link href={olderHref} className="text-accent underline underline-offset-2">
            {say.older}
          </Link>
        )
      }
    >
      <DataTable
        caption={say.title}
        rows={lines}
        rowKey={(line) => line.slug}
        rowName={(line) => line.slug}
        empty={<EmptyState icon="history" title={say.title} />}
        columns={[
          { key: 'address', head: say.address, cell: (line) => <code className="font-mono text-[13px] wrap-anywhere">/{line.slug}</code> },
          { key: 'left', head: say.left, phone: false, cell: (line) => <When at={line.releasedAt} show="day" /> },
          {
            key: 'state',
            head: say.state,
            cell: (line) => (
              <>
                {say[line.state]} {line.until && <When at={line.until} show="day" />}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
