'use client'
/** ArchivedBanner({ action, site, account, mayRestore, canPay })   over an archived site: why it is read only, and the way back. */
import { useActionState } from 'react'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { Banner } from '@/components/ui/banner'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { siteLive as say } from '@/lib/messages/en/sites'
import { limitMet } from '@/lib/subscriptions/policy'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  site: { id: string }
  account: string
  mayRestore: boolean
  canPay: boolean
}

export function ArchivedBanner({ action, site, account, mayRestore, canPay }: Props) {
  const [{ error }, send] = useActionState(action, {})
  const met = limitMet(error)
  return (
    <div className="mb-6 space-y-3">
      <Banner
        title={say.archived.title}
        action={
          mayRestore && (
            <form action={send}>
              <input type="hidden" name="id" value={site.id} />
              <SubmitButton tone="secondary" size="small" icon="undo">
                {say.archived.restore}
              </SubmitButton>
            </form>
          )
        }
      >
        {mayRestore ? say.archived.text : `${say.archived.text} ${say.archived.ask}`}
      </Banner>
      {met && <UpgradeOffer slug={account} {...met} canPay={canPay} live />}
      {error && !met && <Banner tone="danger" live title={error.fields?.domain?.[0] ?? error.message} />}
    </div>
  )
}
