import type { Metadata } from 'next'
import { WebhookFacts } from '@/components/deliveries/webhook-facts'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { staffPage } from '@/lib/auth/page'
import { channelStates, isWhatsAppReal, type ChannelName } from '@/lib/deliveries/channels'
import { pageAddress } from '@/lib/deliveries/links'
import { deliveries as words } from '@/lib/messages/en/deliveries'
import { lastEventAt } from '@/lib/whatsapp/queries'

const { channels: say } = words

export const metadata: Metadata = { title: say.title }

export default staffPage('channels:read', async ({ actor }) => {
  const [states, reports] = await Promise.all([channelStates(), isWhatsAppReal() ? lastEventAt(actor) : null])
  return (
    <>
      <PageHeader title={say.title} state={say.lead} />
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {Object.entries(say.names).map(([channel, name]) => {
          const { state, reason } = states[channel as ChannelName]
          return (
            <li key={channel}>
              <Card title={name} actions={<Status of="channel" is={state} />} tone={state === 'misconfigured' ? 'attention' : 'plain'} className="h-full">
                <p className="text-muted">{reason}</p>
                {channel === 'whatsapp' && isWhatsAppReal() && <WebhookFacts address={pageAddress('/api/webhooks/whatsapp')} lastAt={reports} />}
              </Card>
            </li>
          )
        })}
      </ul>
    </>
  )
})
