'use client'
/**
 * KeepTyping()   once on every page: what somebody types into a form while its answer is on its way stays.
 * React empties a form when its action is through, or fills it with what was sent; neither knows of what came after that.
 */
import { useEffect } from 'react'
import { controlsOf, isControl, keyOf, put, stateOf } from './form-controls'

export function KeepTyping() {
  useEffect(() => {
    // What was typed since a form was sent, by control.
    const since = new WeakMap<HTMLFormElement, Map<string, string>>()
    const sent = ({ target }: Event) => target instanceof HTMLFormElement && since.set(target, new Map())
    const typed = ({ target }: Event) => {
      if (!(target instanceof Element) || !isControl(target) || !target.form) return
      const typedSince = since.get(target.form)
      // The last radio button of a group counts.
      if (target.type === 'radio') for (const key of typedSince?.keys() ?? []) if (key.startsWith(`${target.name}=`)) typedSince?.delete(key)
      typedSince?.set(keyOf(target), stateOf(target))
    }
    const answered = ({ target: form }: Event) => {
      if (!(form instanceof HTMLFormElement)) return
      const typedSince = since.get(form)
      since.delete(form)
      if (!typedSince?.size) return
      // The event comes before the form is emptied.
      queueMicrotask(() => {
        for (const control of controlsOf(form)) {
          const value = typedSince.get(keyOf(control))
          if (value !== undefined) put(control, value)
        }
      })
    }
    document.addEventListener('submit', sent)
    document.addEventListener('input', typed)
    document.addEventListener('reset', answered)
    return () => {
      document.removeEventListener('submit', sent)
      document.removeEventListener('input', typed)
      document.removeEventListener('reset', answered)
    }
  }, [])
  return null
}
