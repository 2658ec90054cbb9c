'use client'
/** EmailNote()   whether the e-mail address and its company's domain are free, and what to do when not. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { signupLive as words } from '@/lib/messages/en/signup'
import { useLiveAnswer } from './live-answer'
import { LiveNote } from '@/components/ui/live-note'

export function EmailNote() {
  const answer = useLiveAnswer('email')
  if (answer === undefined || answer === 'waiting') return <LiveNote tone="quiet">{answer && words.checking}</LiveNote>
  if (answer.email_available === false) {
    return (
      <LiveNote tone="bad">
        <span>{words.emailTaken}</span>
        <Link href="/login" className="text-link">
          {words.signIn}
        </Link>
      </LiveNote>
    )
  }
  if (answer.domain_available === false) {
    return (
      <LiveNote tone="bad">
        <span>{words.domainTaken}</span>
        <button type="submit" name="go" value="join" formNoValidate className={buttonClass({ size: 'small' })}>
          {words.askToJoin}
        </button>
      </LiveNote>
    )
  }
  return <LiveNote tone="good">{words.emailFree}</LiveNote>
}
