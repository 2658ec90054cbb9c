import type { Metadata } from 'next'
import { Saved } from '@/components/account/saved'
import { ReadOnly } from '@/components/settings/read-only'
import { WeightsForm } from '@/components/settings/weights-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { saveWeightsForm } from '@/lib/playbooks/actions'
import { getWeights } from '@/lib/playbooks/queries'

export function generateMetadata(): Metadata {
  return { title: words().settings.weights.title }
}

export default accountPage('settings:read', async ({ actor, searchParams }) => {
  const weights = await getWeights(actor)
  const { weights: say, saved } = words().settings
  return (
    <>
      <PageHeader title={say.title} state={say.state} />
      <Saved text={searchParams.saved === 'weights' ? saved.weights : undefined} />
      <ReadOnly actor={actor} permission="settings:update" />
      <Card className="max-w-xl" footer={say.use}>
        <WeightsForm action={saveWeightsForm.bind(null, actor.accountSlug)} mayChange={mayNow(actor, 'settings:update')} stored={weights} />
      </Card>
    </>
  )
})
