'use client'
/**
 * DecideForm({ action, id, name, full, offer })   lets somebody in with a role, or declines; `full`: the plan has no seat left.
 *   offer: whose plan it is and whether this person can change it, for when the last seat has just gone
 */
import { useActionState } from 'react'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { Select } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { GIVEN_ROLES } from '@/lib/accounts/schema'
import type { FormState } from '@/lib/auth/form'
import { account } from '@/lib/messages/en/account'
import { team } from '@/lib/messages/en/team'
import { limitMet } from '@/lib/subscriptions/policy'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  id: string
  name: string
  full: boolean
  offer: { slug: string; canPay: boolean }
}

export function DecideForm({ action, id, name, full, offer }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const met = limitMet(error)
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      {!full && (
        <>
          <Select compact name="role" defaultValue={values?.role} aria-label={`${team.asRole}: ${name}`}>
            {GIVEN_ROLES.map((role) => (
              <option key={role} value={role}>
                {account.roles[role]}
              </option>
            ))}
          </Select>
          <SubmitButton size="small" name="decision" value="approve" aria-label={team.letInName(name)}>
            {team.letIn}
          </SubmitButton>
        </>
      )}
      <SubmitButton size="small" tone="secondary" name="decision" value="decline" aria-label={team.declineName(name)}>
        {team.decline}
      </SubmitButton>
      {met && (
        <div className="w-full">
          <UpgradeOffer {...offer} {...met} live />
        </div>
      )}
      {error && !met && (
        <p role="alert" className="w-full text-sm text-danger">
          {error.message}
        </p>
      )}
    </form>
  )
}
