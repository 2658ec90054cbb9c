'use client'
/** ResendButton({ id, inRow? })   sends a message once more; says so in its place, or why not. `inRow` is its quiet look in a list. */
import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { resendForm } from '@/lib/deliveries/actions'
import { deliveries as words } from '@/lib/messages/en/deliveries'

export function ResendButton({ id, inRow }: { id: string; inRow?: boolean }) {
  const [state, send] = useActionState(resendForm, {})
  const router = useRouter()
  // The new message belongs on the list around this button.
  useEffect(() => {
    if (state.done) router.refresh()
  }, [state.done, router])
  return (
    <form action={send} className="flex flex-wrap items-center gap-x-3 whitespace-nowrap">
      <input type="hidden" name="id" value={id} />
      {state.done ? (
        <p role="status" className="text-sm text-muted">
          {words.resend.done}
        </p>
      ) : (
        <SubmitButton tone={inRow ? 'quiet' : 'secondary'} size={inRow ? 'small' : 'medium'} icon="rotate" pendingLabel={words.resend.pending}>
          {words.resend.button}
        </SubmitButton>
      )}
      {state.error && (
        <p role="alert" className="text-sm whitespace-normal text-danger">
          {state.error.message}
        </p>
      )}
    </form>
  )
}
