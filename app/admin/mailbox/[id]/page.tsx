import type { Metadata } from 'next'
import { LinkedText } from '@/components/deliveries/linked-text'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { notFound } from '@/lib/core/errors'
import { findDelivery } from '@/lib/deliveries/queries'
import { deliveries as words } from '@/lib/messages/en/deliveries'

const { mailbox: say } = words

export const metadata: Metadata = { title: say.title }

export default staffPage('mailbox:read', async ({ actor, params }) => {
  const row = await findDelivery(actor, params.id ?? '')
  // Only what stayed in the house has words to show.
  if (!row?.subject) throw notFound()
  return (
    <>
      <PageHeader
        back={{ href: '/admin/mailbox', label: say.title }}
        title={row.subject}
        state={
          <>
            {say.to(row.to)} · <When at={row.createdAt} />
          </>
        }
        action={can(actor, 'deliveries:read') && <LinkButton href={`/admin/deliveries/${row.id}`}>{say.delivery}</LinkButton>}
      />
      {row.text === null ? (
        <Banner tone="warning" title={say.hidden} />
      ) : (
        <Card className="max-w-2xl">
          <LinkedText text={row.text} />
        </Card>
      )}
    </>
  )
})
