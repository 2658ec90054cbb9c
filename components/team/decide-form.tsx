'use client'
/** DecideForm({ action, id, name, full })   lets somebody in with a role, or declines; `full`: the plan has no seat left. */
import { useActionState } from 'react'
import { Select } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { GIVEN_ROLES } from '@/lib/accounts/schema'
import type { FormState } from '@/lib/auth/form'
import { account } from '@/lib/messages/en/account'
import { team } from '@/lib/messages/en/team'

export function DecideForm({ action, id, name, full }: { action: (state: FormState, form: FormData) => Promise<FormState>; id: string; name: string; full: boolean }) {
  const [{ error, values }, send] = useActionState(action, {})
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      {!full && (
        <>
          {/* React puts a select back to its first choice after an action; a new key keeps what was chosen. */}
          <Select compact key={values?.role} name="role" defaultValue={values?.role} aria-label={`${team.asRole}: ${name}`}>
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
      {error && (
        <p role="alert" className="w-full text-sm text-danger">
          {error.message}
        </p>
      )}
    </form>
  )
}
