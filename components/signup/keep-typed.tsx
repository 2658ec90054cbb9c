'use client'
/**
 * KeepTyped({ form })   keeps what was typed but not sent, for a reload, a click on another step or a lost connection.
 * It stays in this tab (session storage), never with the password, and gives way to what the server has saved since.
 */
import { useEffect } from 'react'

type Control = HTMLInputElement | HTMLSelectElement

export function KeepTyped({ form: id }: { form: string }) {
  useEffect(() => {
    const form = document.getElementById(id)
    if (!(form instanceof HTMLFormElement)) return
    // What the server sent marks the state that the kept values belong to.
    const sent = JSON.stringify(controlsOf(form).map((control) => [keyOf(control), savedValue(control)]))
    restore(form, id, sent)
    const keep = () => sessionStorage.setItem(id, JSON.stringify({ sent, values: Object.fromEntries(controlsOf(form).map((control) => [keyOf(control), stateOf(control)])) }))
    form.addEventListener('input', keep)
    return () => form.removeEventListener('input', keep)
  }, [id])
  return null
}

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control =>
      element instanceof HTMLSelectElement || (element instanceof HTMLInputElement && element.type !== 'password' && element.type !== 'hidden'),
  )

const isRadio = (control: Control): boolean => control.type === 'radio'

const keyOf = (control: Control): string => (isRadio(control) ? `${control.name}=${control.value}` : control.name)

const savedValue = (control: Control): string => {
  if (control instanceof HTMLSelectElement) return [...control.options].find((option) => option.defaultSelected)?.value ?? ''
  return control.type === 'radio' ? String(control.defaultChecked) : control.defaultValue
}

const stateOf = (control: Control): string => (control instanceof HTMLInputElement && isRadio(control) ? String(control.checked) : control.value)

function restore(form: HTMLFormElement, id: string, sent: string): void {
  const kept = JSON.parse(sessionStorage.getItem(id) ?? 'null') as { sent: string; values: Record<string, string> } | null
  if (!kept) return
  if (kept.sent !== sent) return sessionStorage.removeItem(id)
  for (const control of controlsOf(form)) {
    const value = kept.values[keyOf(control)]
    if (value === undefined || value === stateOf(control)) continue
    if (control instanceof HTMLInputElement && isRadio(control)) control.checked = value === 'true'
    else control.value = value
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
