'use client'
/** WelcomeResend({ id, channel, isFirst })   sends the welcome on one channel, and says so in its place, or why not. */
import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { convert } from '@/lib/messages/en/convert'
import { resendWelcomeByForm } from '@/lib/onboarding/actions'

const say = convert.welcome

export function WelcomeResend({ id, channel, isFirst }: { id: string; channel: 'whatsapp' | 'email'; isFirst: boolean }) {
  const [{ error, done }, send] = useActionState(resendWelcomeByForm, {})
  if (done) {
    return (
      <p role="status" className="mt-1 text-sm text-muted">
        {say.done}
      </p>
    )
  }
  return (
    <form action={send} className="mt-1">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="channel" value={channel} />
      <SubmitButton tone="secondary" size="small" icon="rotate" pendingLabel={say.pending}>
        {isFirst ? say.send : say.again}
      </SubmitButton>
      {error && (
        <p role="alert" className="mt-1 text-sm text-danger">
          {error.message}
        </p>
      )}
    </form>
  )
}
