'use client'
/** OrderButtons({ entry, action, up, down })   moves an entry of a list by one place. The focus stays with it, so that it can be moved again. */
import { useActionState, useEffect, useRef } from 'react'
import type { FormState } from '@/lib/auth/form'
import { SubmitButton } from './submit-button'

interface Props {
  /** The fields that say which entry; the action also gets `direction`, up or down. */
  entry: Readonly<Record<string, string>>
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** What the buttons do, for who does not see the arrows. */
  up: string
  down: string
}

export function OrderButtons({ entry, action, up, down }: Props) {
  const [state, send] = useActionState(action, {})
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
      aria-label={direction === 'up' ? up : down}
      onClick={(event) => {
        pressed.current = event.currentTarget
      }}
    />
  )
  return (
    <form action={send} className="inline-flex justify-end">
      {Object.entries(entry).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
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
