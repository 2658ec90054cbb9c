import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { LIST_PATH } from '@/components/registrations/list-path'
import { NewForm } from '@/components/registrations/new-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { inStaff } from '@/lib/core/db'
import { registrations as words } from '@/lib/messages/en/registrations'
import { readOrganisation } from '@/lib/organisation/calendar'
import { readSoldPlans } from '@/lib/registrations/screen-queries'

export const metadata: Metadata = { title: words.create.title }

export default staffPage('registrations:update', async ({ actor }) => {
  const [plans, { locale }] = await Promise.all([readSoldPlans(), inStaff(actor, readOrganisation)])
  return (
    <>
      <PageHeader title={words.create.title} state={words.create.state} back={{ href: LIST_PATH, label: words.title }} />
      <Card>
        <NewForm commandKey={randomUUID()} plans={plans} locale={locale} mayId={can(actor, 'registrations:verify')} cancelHref={LIST_PATH} />
      </Card>
    </>
  )
})
