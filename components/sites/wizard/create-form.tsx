'use client'
/** CreateForm({ account, action, draftKey, seen, canPay })   the one button that acts, and what stands in its way. */
import { useActionState } from 'react'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { SubmitButton } from '@/components/ui/submit-button'
import { siteWizardLive as words } from '@/lib/messages/en/site-wizard'
import { limitMet } from '@/lib/subscriptions/policy'
import { WizardFailure } from './wizard-failure'
import type { WizardAction } from './wizard-form'

interface Props {
  account: string
  action: WizardAction
  /** The draft's command key: the same draft makes one site, however often it is sent. */
  draftKey: string
  /** What the review showed of it. */
  seen: string
  canPay: boolean
}

export function CreateForm({ account, action, draftKey, seen, canPay }: Props) {
  const [{ error }, send] = useActionState(action, {})
  const met = limitMet(error)
  return (
    <form action={send} className="space-y-4">
      {met ? <UpgradeOffer slug={account} {...met} canPay={canPay} live /> : <WizardFailure error={error} />}
      <input type="hidden" name="key" value={draftKey} />
      <input type="hidden" name="seen" value={seen} />
      <SubmitButton size="large" pendingLabel={words.creating} className="max-sm:w-full">
        {words.create}
      </SubmitButton>
    </form>
  )
}
