/** OwnLogin({ email, sessions, phone, isLocal })   one's own password, phone and sessions. `isLocal` where WhatsApp is not connected. */
import { Card } from '@/components/ui/card'
import type { SessionLine } from '@/lib/auth/sessions'
import { words } from '@/lib/messages/words'
import type { OwnPhone } from '@/lib/people/queries'
import { agentWords } from './agent-words'
import { PasswordForm } from './password-form'
import { PhoneCard } from './phone-card'
import { SessionList } from './session-list'

interface Props {
  email: string | null
  sessions: readonly SessionLine[]
  phone: OwnPhone
  isLocal: boolean
}

export function OwnLogin({ email, sessions, phone: { asked, ...phone }, isLocal }: Props) {
  const { people, settings } = words()
  const say = settings.security
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <div className="space-y-6">
        <Card id="password" title={say.password}>
          <PasswordForm email={email ?? ''} />
        </Card>
        <Card id="phone" title={people.phone.title} description={people.phone.hint}>
          <PhoneCard {...phone} asked={asked && { ...asked, expiresAt: asked.expiresAt.toISOString() }} isLocal={isLocal} />
        </Card>
      </div>
      <Card id="sessions" title={say.sessions} description={say.sessionsHint}>
        <SessionList
          sessions={sessions.map(({ userAgent, seenAt, createdAt, ...session }) => ({ ...session, agent: agentWords(userAgent), seenAt: seenAt.toISOString(), createdAt: createdAt.toISOString() }))}
        />
      </Card>
    </div>
  )
}
