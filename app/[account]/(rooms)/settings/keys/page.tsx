import type { Metadata } from 'next'
import { Saved } from '@/components/account/saved'
import { CreateKeyForm } from '@/components/settings/create-key-form'
import { KeyTable } from '@/components/settings/key-table'
import { ReadOnly } from '@/components/settings/read-only'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { accountPage } from '@/lib/auth/page'
import { accountPermissions, can } from '@/lib/auth/permissions'
import { words } from '@/lib/messages/words'
import { createKeyForm } from '@/lib/people/key-actions'
import { listApiKeys } from '@/lib/people/queries'

export function generateMetadata(): Metadata {
  return { title: words().settings.keys.title }
}

export default accountPage('api_keys:manage', async ({ actor, searchParams }) => {
  const keys = await listApiKeys(actor)
  const { keys: say, saved } = words().settings
  return (
    <>
      <PageHeader title={say.title} state={say.state} />
      <Saved text={searchParams.saved === 'key' ? saved.key : undefined} />
      <ReadOnly actor={actor} permission="api_keys:manage" />
      <div className="space-y-6">
        <Card id="create" title={say.create}>
          <CreateKeyForm action={createKeyForm.bind(null, actor.accountSlug)} scopes={accountPermissions.filter((permission) => can(actor, permission))} />
        </Card>
        <KeyTable keys={keys} accountSlug={actor.accountSlug} />
      </div>
    </>
  )
})
