'use client'
/** OrderButtons({ id, action, up, down })   moves an entry of a list by one place. The focus stays with it, so that it can be moved again. */
import { useActionState, useEffect, useRef } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'

export function OrderButtons({ id, action, up, down }: { id: string; action: (previous: FormState, form: FormData) => Promise<FormState>; up: string; down: string }) {
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
      <input type="hidden" name="id" value={id} />
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
