/** RenameForm({ account, site, mayChange, tried? })   another address for a site: a card of its settings. `account` is the account's slug. */
import { AddressForm } from '@/components/addresses/address-form'
import { Card } from '@/components/ui/card'
import { When } from '@/components/ui/when'
import { now } from '@/lib/core/clock'
import { forwardsUntil } from '@/lib/core/forwarding'
import { words } from '@/lib/messages/words'
import { renameSiteForm } from '@/lib/sites/rename-actions'

interface Props {
  account: string
  site: { id: string; slug: string }
  mayChange: boolean
  /** `?address=` of the page: a suggestion that was followed. */
  tried?: string | undefined
}

export function RenameForm({ account, site, mayChange, tried }: Props) {
  const { site: say } = words().addresses
  return (
    <Card id="address" title={say.title}>
      <AddressForm
        key={site.slug}
        action={renameSiteForm.bind(null, account)}
        id={site.id}
        prefix={`/${account}/sites/`}
        present={site.slug}
        tried={tried}
        words={say}
        mayChange={mayChange}
      />
      <p className="measure mt-4 text-sm text-muted">
        {say.forwards} <When at={forwardsUntil(now())} show="day" />. {say.afterwards}
      </p>
    </Card>
  )
}
