import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { switchModeForm } from '@/lib/accounts/actions'
import { listSeats, type Seat } from '@/lib/accounts/queries'
import { userPage } from '@/lib/auth/page'
import { words } from '@/lib/messages/words'

export function generateMetadata(): Metadata {
  return { title: words().account.portal.area }
}

export default userPage(async ({ user, searchParams }) => {
  const vendors = (await listSeats(user)).filter((seat) => seat.modes.includes('customer'))
  const { portal: say, modeRefused } = words().account
  return (
    <>
      <PageHeader title={say.title} state={say.state} />
      <div className="space-y-6">
        {searchParams.refused === 'mode' && <Banner tone="danger" title={modeRefused} live />}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card id="vendors" title={say.vendors} description={vendors.length > 0 ? say.vendorsHint : undefined} flush>
            {vendors.length === 0 ? (
              <EmptyState icon="store" title={say.emptyTitle}>
                {say.emptyText}
              </EmptyState>
            ) : (
              <ul>
                {vendors.map((seat) => (
                  <Vendor key={seat.slug} seat={seat} />
                ))}
              </ul>
            )}
          </Card>
          <Card id="coming" title={say.comingTitle} footer={say.comingNote}>
            <ul className="space-y-2">
              {say.coming.map((line) => (
                <li key={line} className="flex items-start gap-2.5">
                  <Icon name="circleDashed" className="mt-0.5 shrink-0 text-muted" />
                  {line}
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  )
})

function Vendor({ seat }: { seat: Seat }) {
  const { portal: say, roles } = words().account
  const work = seat.modes.find((mode) => mode !== 'customer')
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-separator px-4 py-3 last:border-b-0 sm:px-5">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{seat.name}</p>
        <p className="text-muted">{say.role(roles[seat.role])}</p>
      </div>
      {work && (
        <form action={switchModeForm}>
          <input type="hidden" name="account" value={seat.slug} />
          <input type="hidden" name="mode" value={work} />
          <SubmitButton tone="secondary" size="small">
            {say.open}
          </SubmitButton>
        </form>
      )}
    </li>
  )
}
