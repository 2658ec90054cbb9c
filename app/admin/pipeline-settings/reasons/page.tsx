import type { Metadata } from 'next'
import { AddReason, ChangeReason } from '@/components/organisation/reason-forms'
import { SettingsTabs } from '@/components/organisation/settings-tabs'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { OrderButtons } from '@/components/ui/order-buttons'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable } from '@/components/ui/table'
import { staffPage } from '@/lib/auth/page'
import { organisation as words } from '@/lib/messages/en/organisation'
import { moveReasonForm } from '@/lib/organisation/actions'
import { REASON_KINDS } from '@/lib/organisation/schema'
import { listReasons } from '@/lib/organisation/settings-queries'

export const metadata: Metadata = { title: words.tabs.reasons }

const say = words.reasons

export default staffPage('organisation:manage', async ({ actor }) => {
  const reasons = await listReasons(actor)
  return (
    <>
      <PageHeader title={words.title} state={say.state} />
      <SettingsTabs />
      <div className="space-y-4">
        {REASON_KINDS.map((kind) => (
          <Card key={kind} flush id={kind} title={say.kinds[kind]}>
            <DataTable
              caption={say.caption(say.kinds[kind])}
              rows={reasons.filter((reason) => reason.kind === kind)}
              rowKey={({ id }) => id}
              rowName={({ text }) => text}
              empty={
                <EmptyState icon="list" title={say.none}>
                  {say.noneHint}
                </EmptyState>
              }
              columns={[
                {
                  key: 'text',
                  head: say.columns.text,
                  cell: ({ text, active }) => (
                    <span className="flex flex-wrap items-center gap-2 wrap-anywhere">
                      {text}
                      {!active && <Badge>{say.inactive}</Badge>}
                    </span>
                  ),
                },
                // Installations keep the words themselves.
                ...(kind === 'failed' ? [] : [{ key: 'given', head: say.columns.used, end: true, phone: false as const, cell: ({ given }: { given: number }) => say.used(given) }]),
                { key: 'order', head: say.columns.order, end: true, cell: ({ id, text }) => <OrderButtons entry={{ id }} action={moveReasonForm} up={say.up(text)} down={say.down(text)} /> },
                { key: 'change', head: say.columns.change, end: true, cell: (reason) => <ChangeReason reason={reason} /> },
              ]}
            />
            <AddReason kind={kind} />
          </Card>
        ))}
      </div>
    </>
  )
})
