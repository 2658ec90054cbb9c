import type { Metadata } from 'next'
import { OwnLogin } from '@/components/settings/own-login'
import { PageHeader } from '@/components/ui/page-header'
import { staffPage } from '@/lib/auth/page'
import { listSessions } from '@/lib/auth/sessions'
import { channelStates } from '@/lib/deliveries/channels'
import { words } from '@/lib/messages/words'
import { getOwnPhone } from '@/lib/people/queries'

export function generateMetadata(): Metadata {
  return { title: words().settings.security.title }
}

/** What a colleague has of their own; most belong to no account, where it would stand in the settings. */
export default staffPage('console:open', async ({ user }) => {
  const [sessions, phone, { whatsapp }] = await Promise.all([listSessions(user), getOwnPhone(user), channelStates()])
  return (
    <>
      <PageHeader title={words().settings.security.title} state={words().people.staffState} />
      <OwnLogin email={user.email} sessions={sessions} phone={phone} isLocal={whatsapp.state === 'local'} />
    </>
  )
})
