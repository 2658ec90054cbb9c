import type { Metadata } from 'next'
import { DeliveryTable } from '@/components/deliveries/delivery-table'
import { ListPager } from '@/components/ui/list-pager'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Toolbar } from '@/components/ui/toolbar'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { statusLook } from '@/lib/core/status-look'
import { deliveriesQuery } from '@/lib/deliveries/list-schema'
import { countDeliveries, listDeliveries } from '@/lib/deliveries/queries'
import { DeliveryChannel, DeliveryStatus } from '@/lib/generated/prisma/enums'
import { deliveries as words } from '@/lib/messages/en/deliveries'

export const metadata: Metadata = { title: words.title }

const PATH = '/admin/deliveries'

export default staffPage('deliveries:read', async ({ actor, searchParams }) => {
  const { input, shown } = listQuery(deliveriesQuery, searchParams)
  const [{ rows, nextCursor }, counts] = await Promise.all([listDeliveries(actor, input), countDeliveries(actor)])
  const isFiltered = Boolean(input.to ?? input.status ?? input.channel)
  const empty = isFiltered ? (
    <EmptyState icon="search" title={words.noneFound} action={<LinkButton href={PATH}>{words.clear}</LinkButton>}>
      {words.noneFoundHint}
    </EmptyState>
  ) : (
    <EmptyState icon="send" title={words.empty}>
      {words.emptyHint}
    </EmptyState>
  )
  return (
    <>
      <PageHeader title={words.title} state={words.state(counts.failed ?? 0)} />
      <Card flush>
        <Toolbar
          action={PATH}
          query={shown}
          search={{ name: 'to', label: words.search }}
          filters={[
            { name: 'status', label: words.filters.status, options: Object.values(DeliveryStatus).map((value) => ({ value, label: statusLook('delivery', value).word, count: counts[value] ?? 0 })) },
            { name: 'channel', label: words.filters.channel, options: Object.values(DeliveryChannel).map((value) => ({ value, label: words.channel[value] })) },
          ]}
        />
        <DeliveryTable rows={rows} mayResend={can(actor, 'deliveries:resend')} empty={empty} />
        <ListPager path={PATH} query={shown} shown={rows.length} nextCursor={nextCursor} />
      </Card>
    </>
  )
})
