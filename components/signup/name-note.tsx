'use client'
/** NameNote({ address })   whether the company's name is free, which address it gets, and free names like it. */
import { buttonClass } from '@/components/ui/button-class'
import { signupLive as words } from '@/lib/messages/en/signup'
import { useLiveAnswer } from './live-answer'
import { LiveNote } from '@/components/ui/live-note'

const FIELD = 'company_name'

function take(name: string): void {
  const input = document.getElementById(FIELD)
  if (!(input instanceof HTMLInputElement)) return
  input.value = name
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.focus()
}

export function NameNote({ address }: { address: string }) {
  const answer = useLiveAnswer(FIELD)
  if (answer === undefined || answer === 'waiting') return <LiveNote tone="quiet">{answer && words.checking}</LiveNote>
  if (answer.company_name_available === false) {
    return (
      <LiveNote tone="bad">
        <span>{words.nameTaken}</span>
        {answer.suggestions?.map((name) => (
          <button key={name} type="button" className={buttonClass({ size: 'small' })} onClick={() => take(name)}>
            {words.takeName(name)}
          </button>
        ))}
      </LiveNote>
    )
  }
  return (
    <LiveNote tone="good">
      <span>{words.nameFree}</span>
      {answer.slug && <span className="wrap-anywhere">{words.address(`${address}/${answer.slug}`)}</span>}
    </LiveNote>
  )
}
