import type { Metadata } from 'next'
import { Saved } from '@/components/account/saved'
import { EarlierAddresses } from '@/components/addresses/earlier-addresses'
import { AccountForm } from '@/components/settings/account-form'
import { AddressCard } from '@/components/settings/address-card'
import { ReadOnly } from '@/components/settings/read-only'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { PageHeader } from '@/components/ui/page-header'
import { When } from '@/components/ui/when'
import { updateAccountForm } from '@/lib/accounts/actions'
import { getAddresses } from '@/lib/accounts/address-queries'
import { getAccount } from '@/lib/accounts/queries'
import { accountPage } from '@/lib/auth/page'
import { mayNow } from '@/lib/auth/permissions'
import { listCountries } from '@/lib/core/countries'
import { env } from '@/lib/core/env'
import { words } from '@/lib/messages/words'

export function generateMetadata(): Metadata {
  return { title: words().settings.account.title }
}

export default accountPage('settings:read', async ({ actor, searchParams }) => {
  const [account, addresses] = await Promise.all([getAccount(actor), getAddresses(actor, momentIn(searchParams.before))])
  const { account: say, saved } = words().settings
  const mayChange = mayNow(actor, 'settings:update')
  return (
    <>
      <PageHeader title={say.title} state={say.state} />
      <Saved text={searchParams.saved === 'account' ? saved.account : searchParams.saved === 'address' ? words().addresses.saved : undefined} />
      <ReadOnly actor={actor} permission="settings:update" />
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <div className="space-y-6 lg:col-span-2">
          <Card>
            <AccountForm
              action={updateAccountForm.bind(null, actor.accountSlug)}
              mayChange={mayChange}
              stored={{ name: account.name, country: account.country ?? '', phone: account.phone ?? '' }}
              countries={listCountries()}
            />
          </Card>
          <AddressCard
            slug={account.slug}
            appUrl={env.APP_URL}
            mayChange={mayChange}
            heldUntil={addresses.heldUntil}
            tried={textIn(searchParams.address)}
            earlier={addresses.lines.map(({ slug }) => slug)}
          />
          {addresses.lines.length > 0 && <EarlierAddresses lines={addresses.lines} olderHref={addresses.nextBefore ? `?before=${addresses.nextBefore.toISOString()}#earlier` : undefined} />}
        </div>
        <Card title={say.facts}>
          <FactList
            facts={[
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

const textIn = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** A moment from the address of the page; none where it is not one of ours. */
function momentIn(value: string | string[] | undefined): Date | undefined {
  const moment = new Date(textIn(value) ?? '')
  return moment.getUTCFullYear() >= 2000 && moment.getUTCFullYear() < 10_000 ? moment : undefined
}
