import type { Metadata } from 'next'
import Link from 'next/link'
import { ResendButton } from '@/components/deliveries/resend-button'
import { templateName } from '@/components/deliveries/template-name'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { Timeline, type TimelineEvent } from '@/components/ui/timeline'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { notFound } from '@/lib/core/errors'
import { statusLook } from '@/lib/core/status-look'
import { canResend } from '@/lib/deliveries/policy'
import { findDelivery, type DeliveryRow } from '@/lib/deliveries/queries'
import { deliveries as words } from '@/lib/messages/en/deliveries'

export const metadata: Metadata = { title: words.title }

const { detail: say } = words

function eventsOf(row: DeliveryRow): TimelineEvent[] {
  const moves = [
    { status: 'queued', at: row.createdAt, title: say.events.written },
    { status: 'sent', at: row.sentAt, title: say.events.sent },
    { status: 'delivered', at: row.deliveredAt, title: say.events.delivered },
    { status: 'read', at: row.readAt, title: say.events.read },
    { status: 'failed', at: row.failedAt, title: say.events.failed },
  ] as const
  return moves
    .flatMap(({ status, at, title }) => (at ? [{ id: status, title, when: <When at={at} />, ...statusLook('delivery', status) }] : []))
    .toReversed()
    .map((event) => (event.id === 'failed' ? { ...event, note: row.lastError } : event))
}

export default staffPage('deliveries:read', async ({ actor, params }) => {
  const row = await findDelivery(actor, params.id ?? '')
  if (!row) throw notFound()
  return (
    <>
      <PageHeader
        back={{ href: '/admin/deliveries', label: words.title }}
        title={templateName(row.template)}
        state={row.to}
        badge={<Status of="delivery" is={row.status} />}
        action={
          <>
            {row.subject && can(actor, 'mailbox:read') && (
              <LinkButton href={`/admin/mailbox/${row.id}`} icon="mail">
                {say.words}
              </LinkButton>
            )}
            {canResend(row.status) && can(actor, 'deliveries:resend') && <ResendButton id={row.id} />}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={say.facts}>
          <FactList
            facts={[
              { label: say.to, value: row.to },
              { label: say.channel, value: words.channel[row.channel] },
              { label: say.attempts, value: row.attempts },
              ...(row.lastError ? [{ label: say.error, value: row.lastError }] : []),
              ...(row.accountId && can(actor, 'accounts:read') ? [{ label: say.account, value: <Link href={`/admin/accounts/${row.accountId}`} className="text-accent underline">{say.openAccount}</Link> }] : []),
              ...(row.resendOf ? [{ label: say.repeats, value: <Link href={`/admin/deliveries/${row.resendOf}`} className="text-accent underline">{say.repeated}</Link> }] : []),
              { label: say.id, value: <span className="font-mono text-xs break-all">{row.id}</span> },
            ]}
          />
        </Card>
        <Card title={say.timeline}>
          <Timeline label={say.timeline} events={eventsOf(row)} />
        </Card>
      </div>
    </>
  )
})
