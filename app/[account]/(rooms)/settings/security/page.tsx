import type { Metadata } from 'next'
import { OwnLogin } from '@/components/settings/own-login'
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
  const [sessions, phone, { whatsapp }] = await Promise.all([listSessions(user), getOwnPhone(user), channelStates()])
  const { title, state } = words().settings.security
  return (
    <>
      <PageHeader title={title} state={state} />
      <OwnLogin email={user.email} sessions={sessions} phone={phone} isLocal={whatsapp.state === 'local'} />
    </>
  )
})
