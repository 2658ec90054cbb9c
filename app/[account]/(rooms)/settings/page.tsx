import type { Metadata } from 'next'
import { Saved } from '@/components/account/saved'
import { AccountForm } from '@/components/settings/account-form'
import { ReadOnly } from '@/components/settings/read-only'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { PageHeader } from '@/components/ui/page-header'
import { When } from '@/components/ui/when'
import { updateAccountForm } from '@/lib/accounts/actions'
import { getAccount } from '@/lib/accounts/queries'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { listCountries } from '@/lib/core/countries'
import { words } from '@/lib/messages/words'

export function generateMetadata(): Metadata {
  return { title: words().settings.account.title }
}

export default accountPage('settings:read', async ({ actor, searchParams }) => {
  const account = await getAccount(actor)
  const { account: say, saved } = words().settings
  return (
    <>
      <PageHeader title={say.title} state={say.state} />
      <Saved text={searchParams.saved === 'account' ? saved.account : undefined} />
      <ReadOnly actor={actor} permission="settings:update" />
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <Card className="lg:col-span-2">
          <AccountForm
            action={updateAccountForm.bind(null, actor.accountSlug)}
            mayChange={mayNow(actor, 'settings:update')}
            stored={{ name: account.name, country: account.country ?? '', phone: account.phone ?? '' }}
            countries={listCountries()}
          />
        </Card>
        <Card title={say.facts}>
          <FactList
            facts={[
              { label: say.slug, value: <code className="font-mono text-[13px]">/{account.slug}</code>, note: say.slugHint },
              { label: say.kind, value: words().account.kinds[account.kind] },
              { label: say.domain, value: account.emailDomain ?? <span className="text-muted">{say.noDomain}</span>, note: account.emailDomain ? say.domainNote : undefined },
              { label: say.created, value: <When at={account.createdAt} show="day" /> },
            ]}
          />
        </Card>
      </div>
    </>
  )
})
