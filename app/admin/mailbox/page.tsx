import type { Metadata } from 'next'
import { ListPager } from '@/components/ui/list-pager'
import { MessageName } from '@/components/deliveries/message-name'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable, type Column } from '@/components/ui/table'
import { Toolbar } from '@/components/ui/toolbar'
import { When } from '@/components/ui/when'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { isEmailReal, isWhatsAppReal } from '@/lib/deliveries/channels'
import { mailboxQuery } from '@/lib/deliveries/list-schema'
import { listMailbox, type DeliveryRow } from '@/lib/deliveries/queries'
import { deliveries as words } from '@/lib/messages/en/deliveries'

const { mailbox: say } = words

export const metadata: Metadata = { title: say.title }

const PATH = '/admin/mailbox'
const CHANNELS = (['email', 'whatsapp'] as const).map((value) => ({ value, label: words.channel[value] }))
const columns: Column<DeliveryRow>[] = [
  { key: 'subject', head: say.columns.subject, cell: (row) => <MessageName name={row.subject ?? ''} to={row.to} /> },
  { key: 'channel', head: say.columns.channel, phone: false, cell: (row) => words.channel[row.channel] },
  { key: 'to', head: say.columns.to, phone: false, cell: (row) => row.to },
  { key: 'created', head: say.columns.created, phone: false, cell: (row) => <When at={row.createdAt} show="relative" /> },
]

export default staffPage('mailbox:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(mailboxQuery, searchParams)
  const { rows, nextCursor } = await listMailbox(actor, input)
  const connected = [...(isEmailReal() ? [words.channel.email] : []), ...(isWhatsAppReal() ? [words.channel.whatsapp] : [])]
  const empty = (input.to ?? input.channel) ? (
    <EmptyState icon="search" title={say.noneFound} action={<LinkButton href={PATH}>{say.clear}</LinkButton>}>
      {say.noneFoundHint}
    </EmptyState>
  ) : (
    <EmptyState icon="mail" title={say.empty}>
      {say.emptyHint}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={say.title} state={say.state} />
      <div className="space-y-4">
        {connected.length > 0 && <Banner title={say.connected(connected)} />}
        <Card flush>
          <Toolbar action={PATH} query={shown} search={{ name: 'to', label: say.search }} filters={[{ name: 'channel', label: say.filter, options: CHANNELS }]} />
          <DataTable
            caption={say.caption}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => `${row.subject}, ${row.to}`}
            rowHref={(row) => `${PATH}/${row.id}`}
            empty={empty}
          />
          <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
        </Card>
      </div>
    </>
  )
})
