import type { Metadata } from 'next'
import { BillingProfileForm } from '@/components/billing/billing-profile-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { accountPage } from '@/lib/auth/page'
import { listCountries } from '@/lib/core/countries'
import { updateBillingProfileForm } from '@/lib/invoices/actions'
import { getBillingProfile } from '@/lib/invoices/queries'
import { words } from '@/lib/messages/words'

export function generateMetadata(): Metadata {
  return { title: words().billing.profile.title }
}

export default accountPage('billing:update', async ({ actor }) => {
  const profile = await getBillingProfile(actor)
  const { profile: say, title } = words().billing
  return (
    <>
      <PageHeader back={{ href: `/${actor.accountSlug}/billing`, label: title }} title={say.title} state={say.state} />
      <Card className="max-w-2xl">
        <BillingProfileForm
          action={updateBillingProfileForm.bind(null, actor.accountSlug)}
          countries={listCountries()}
          stored={{
            email: profile?.email ?? undefined,
            address_line1: profile?.addressLine1,
            address_line2: profile?.addressLine2 ?? undefined,
            city: profile?.city,
            state: profile?.state ?? undefined,
            postal_code: profile?.postalCode ?? undefined,
            country: profile?.country,
            tax_id: profile?.taxId ?? undefined,
          }}
        />
      </Card>
    </>
  )
})
