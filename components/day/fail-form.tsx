'use client'
/** DayFail({ id, reasons, onFail, onLeave })   why the visit came to nothing: large choices, one hand. */
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import { TakeFocus } from '@/components/ui/take-focus'
import { day as words } from '@/lib/messages/en/day'

interface Props {
  /** Makes ids of several forms on the page differ. */
  id: string
  reasons: readonly { id: string; text: string }[]
  onFail: (reasonId: string, note: string) => void
  onLeave: () => void
}

export function DayFail({ id, reasons, onFail, onLeave }: Props) {
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  return (
    <section aria-label={words.fail} className="outline-none">
      <TakeFocus />
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason) onFail(reason, note.trim())
          else setMissing(true)
        }}
      >
        <RadioCards legend={words.failReason} name={`reason-${id}`} options={reasons.map(({ id: value, text }) => ({ value, title: text }))} value={reason} onChange={(event) => setReason(event.target.value)} error={isMissing && !reason ? [words.failReasonMissing] : undefined} />
        <TextAreaField name={`note-${id}`} label={words.failNote} optional rows={2} maxLength={400} value={note} onChange={(event) => setNote(event.target.value)} />
        <div className="grid grid-cols-2 gap-2">
          <Button size="large" onClick={onLeave}>
            {words.keepWorking}
          </Button>
          <Button type="submit" size="large" tone="danger">
            {words.failSend}
          </Button>
        </div>
      </form>
    </section>
  )
}
