'use client'
/** VerifyNotice({ email })   asks for the proof of an e-mail address, and sends the link again. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { account } from '@/lib/messages/en/account'
import { requestVerificationFormAction } from '@/lib/people/actions'

export function VerifyNotice({ email }: { email: string }) {
  const [state, send] = useActionState(requestVerificationFormAction, {})
  const { notice } = account
  return (
    <Banner
      tone="warning"
      title={notice.verifyTitle}
      action={
        state.done ? undefined : (
          <form action={send}>
            <SubmitButton tone="secondary">{notice.verifyAction}</SubmitButton>
          </form>
        )
      }
    >
      <span aria-live="polite">{state.done ? notice.verifySent : (state.error?.message ?? notice.verifyText(email))}</span>
    </Banner>
  )
}
