/**
 * WelcomeCard({ actor, registrationId })
 * How the welcome of a new customer stands on each channel, with why it failed and a button to send it again. Draws
 * nothing for a registration that no colleague has made a customer of.
 */
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { convert } from '@/lib/messages/en/convert'
import { readWelcome, type WelcomeNotice } from '@/lib/onboarding/welcome-notice'
import { WelcomeCorrect } from './welcome-correct'
import { WelcomeResend } from './welcome-resend'

const say = convert.welcome

export async function WelcomeCard({ actor, registrationId }: { actor: StaffActor; registrationId: string }) {
  const welcome = await readWelcome(actor, registrationId)
  if (!welcome) return null
  const maySend = can(actor, 'deliveries:resend')
  return (
    <Card title={say.title}>
      <p className="mb-3 text-sm text-muted">{welcome.claimedAt ? say.claimed : say.state}</p>
      <ul className="space-y-3">
        {welcome.notices.map((notice) => (
          <li key={notice.channel}>
            <Notice notice={notice} />
            {maySend && notice.canResend && <WelcomeResend id={registrationId} channel={notice.channel} isFirst={notice.deliveryId === null} />}
          </li>
        ))}
      </ul>
      {!welcome.claimedAt && can(actor, 'registrations:convert') && <WelcomeCorrect id={registrationId} email={welcome.addresses.email} phone={welcome.addresses.whatsapp} />}
    </Card>
  )
}

const Notice = ({ notice: { channel, state, error, at } }: { notice: WelcomeNotice }) => (
  <>
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-medium">{say.channels[channel]}</span>
      {state === 'not_sendable' ? <Badge icon="ban">{say.notSent}</Badge> : <Status of="delivery" is={state} />}
      {at && (
        <span className="text-sm text-muted">
          <When at={at} show="relative" />
        </span>
      )}
    </p>
    {(error ?? (state === 'not_sendable' && say.notSendable[channel])) && <p className="mt-1 text-sm wrap-anywhere text-muted">{error ?? say.notSendable[channel]}</p>}
  </>
)
