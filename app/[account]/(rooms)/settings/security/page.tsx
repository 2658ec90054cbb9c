import type { Metadata } from 'next'
import { agentWords } from '@/components/settings/agent-words'
import { PasswordForm } from '@/components/settings/password-form'
import { PhoneCard } from '@/components/settings/phone-card'
import { SessionList } from '@/components/settings/session-list'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { accountPage } from '@/lib/auth/page'
import { listSessions } from '@/lib/auth/sessions'
import { channelStates } from '@/lib/deliveries/channels'
import { words } from '@/lib/messages/words'
import { getOwnPhone } from '@/lib/people/queries'

export function generateMetadata(): Metadata {
  return { title: words().settings.security.title }
}

export default accountPage('account:read', async ({ user }) => {
  const [sessions, { asked, ...phone }, { whatsapp }] = await Promise.all([listSessions(user), getOwnPhone(user), channelStates()])
  const say = words().settings.security
  return (
    <>
      <PageHeader title={say.title} state={say.state} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="space-y-6">
          <Card id="password" title={say.password}>
            <PasswordForm email={user.email ?? ''} />
          </Card>
          <Card id="phone" title={words().people.phone.title} description={words().people.phone.hint}>
            <PhoneCard {...phone} asked={asked && { phone: asked.phone, expiresAt: asked.expiresAt.toISOString() }} isLocal={whatsapp.state === 'local'} />
          </Card>
        </div>
        <Card id="sessions" title={say.sessions} description={say.sessionsHint}>
          <SessionList
            sessions={sessions.map(({ userAgent, seenAt, createdAt, ...session }) => ({
              ...session,
              agent: agentWords(userAgent),
              seenAt: seenAt.toISOString(),
              createdAt: createdAt.toISOString(),
            }))}
          />
        </Card>
      </div>
    </>
  )
})
