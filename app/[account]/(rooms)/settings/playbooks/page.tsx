import type { Metadata } from 'next'
import { Saved } from '@/components/account/saved'
import { ReadOnly } from '@/components/settings/read-only'
import { TriggerCard } from '@/components/settings/trigger-card'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { playbooks } from '@/lib/messages/en/playbooks'
import { listTriggers } from '@/lib/playbooks/queries'
import { PLAYBOOK_TYPES } from '@/lib/playbooks/schema'

export function generateMetadata(): Metadata {
  return { title: words().settings.playbooks.title }
}

export default accountPage('playbooks:read', async ({ actor, searchParams }) => {
  const triggers = await listTriggers(actor)
  const { playbooks: say, saved } = words().settings
  const justSaved = PLAYBOOK_TYPES.find((type) => type === searchParams.saved)
  return (
    <>
      <PageHeader title={say.title} state={`${say.state} ${say.count(triggers.filter(({ enabled }) => enabled).length, triggers.length)}`} />
      <Saved text={justSaved && saved.trigger(playbooks.types[justSaved].name)} />
      <ReadOnly actor={actor} permission="playbooks:update" />
      <div className="space-y-6">
        <Banner title={say.use} />
        {triggers.map((trigger) => (
          <TriggerCard key={trigger.type} trigger={trigger} accountSlug={actor.accountSlug} mayChange={mayNow(actor, 'playbooks:update')} />
        ))}
      </div>
    </>
  )
})
