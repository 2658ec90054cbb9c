'use client'
/** MoveButtons({ industry, sector?, name })   moves an entry by one place. The focus stays with it, so that it can be moved again. */
import { useActionState, useEffect, useRef } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { moveEntryForm } from '@/lib/catalogue/actions'
import { catalogue as words } from '@/lib/messages/en/catalogue'

export function MoveButtons({ industry, sector, name }: { industry: string; sector?: string; name: string }) {
  const [state, send] = useActionState(moveEntryForm, {})
  const pressed = useRef<HTMLButtonElement | null>(null)
  // The row has another place in the document now, where the browser has forgotten the focus.
  useEffect(() => {
    if (state.done && document.activeElement === document.body) pressed.current?.focus()
  }, [state])
  const button = (direction: 'up' | 'down') => (
    <SubmitButton
      tone="quiet"
      size="small"
      name="direction"
      value={direction}
      icon={direction === 'up' ? 'arrowUp' : 'arrowDown'}
      aria-label={words[direction](name)}
      onClick={(event) => {
        pressed.current = event.currentTarget
      }}
    />
  )
  return (
    <form action={send} className="inline-flex justify-end">
      <input type="hidden" name="industry" value={industry} />
      {sector !== undefined && <input type="hidden" name="sector" value={sector} />}
      {button('up')}
      {button('down')}
      {state.error && (
        <span role="alert" className="text-danger">
          {state.error.message}
        </span>
      )}
    </form>
  )
}
