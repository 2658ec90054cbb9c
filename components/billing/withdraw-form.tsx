'use client'
/** WithdrawForm({ action, id })   takes a requested change of plan back. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { upgrade } from '@/lib/messages/en/upgrade'

export function WithdrawForm({ action, id }: { action: (state: FormState, form: FormData) => Promise<FormState>; id: string }) {
  const [{ error }, send] = useActionState(action, {})
  const { requested } = upgrade
  return (
    <form action={send} className="mt-4 space-y-3">
      {error && <ErrorSummary form={error.message} />}
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton tone="secondary">{requested.withdraw}</SubmitButton>
        <p className="text-sm text-muted">{requested.withdrawText}</p>
      </div>
    </form>
  )
}
