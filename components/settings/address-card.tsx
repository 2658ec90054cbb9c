/** AddressCard({ slug, appUrl, mayChange, heldUntil, tried?, earlier })   the account's address, what a change does, and the form for it. */
import { AddressForm } from '@/components/addresses/address-form'
import { AddressNote } from '@/components/addresses/address-note'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { When } from '@/components/ui/when'
import { renameAccountForm } from '@/lib/accounts/actions'
import { now } from '@/lib/core/clock'
import { forwardsUntil } from '@/lib/core/forwarding'
import { words } from '@/lib/messages/words'

interface Props {
  slug: string
  /** Where browsers find the app. */
  appUrl: string
  mayChange: boolean
  /** Until when it is kept while the first payment is open. */
  heldUntil: Date | null
  /** `?address=` of the page: a suggestion that was followed. */
  tried: string | undefined
  /** Addresses that the account may have back. */
  earlier: readonly string[]
}

export function AddressCard({ slug, appUrl, mayChange, heldUntil, tried, earlier }: Props) {
  const { account: say } = words().addresses
  const { host } = new URL(appUrl)
  return (
    <Card id="address" title={say.title} description={say.text}>
      <div className="mb-5 flex flex-wrap items-center gap-2">
        <span className="sr-only">{say.present}</span>
        <code className="font-mono text-[15px] wrap-anywhere">
          {host}/<strong className="font-semibold">{slug}</strong>
        </code>
        <CopyButton text={`${appUrl}/${slug}`} what={say.copy} />
      </div>
      {heldUntil && (
        <p className="measure mb-5 text-sm">
          {say.held} <When at={heldUntil} />. {say.heldThen}
        </p>
      )}
      <AddressForm
        key={slug}
        action={renameAccountForm.bind(null, slug)}
        prefix={`${host}/`}
        present={slug}
        tried={tried}
        words={say}
        mayChange={mayChange}
        note={<AddressNote present={slug} earlier={earlier} />}
      />
      <p className="measure mt-4 text-sm text-muted">
        {say.forwards} <When at={forwardsUntil(now())} show="day" />. {say.afterwards}
      </p>
    </Card>
  )
}
