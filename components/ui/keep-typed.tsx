'use client'
/**
 * KeepTyped({ form, room?, version? })   keeps what was typed but not sent, for a reload, a click on another step or a lost connection.
 * It stays in this tab (session storage), never with the password, and gives way to what the server has saved since.
 *   room, version: the forms of one room belong to one saved state; what was kept for another version of it is forgotten
 */
import { useEffect } from 'react'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Kept = { version: string; sent: string; values: Record<string, string> }

export function KeepTyped({ form: id, room, version = '' }: { form: string; room?: string; version?: string }) {
  useEffect(() => {
    const form = document.getElementById(id)
    if (!(form instanceof HTMLFormElement)) return
    const key = room === undefined ? id : `${room} ${id}`
    if (room !== undefined) forgetOthers(room, version)
    // What the server sent marks the state that the kept values belong to.
    const sent = JSON.stringify(controlsOf(form).map((control) => [keyOf(control), savedValue(control)]))
    restore(form, key, sent)
    const keep = () => {
      const values = Object.fromEntries(controlsOf(form).map((control) => [keyOf(control), stateOf(control)]))
      sessionStorage.setItem(key, JSON.stringify({ version, sent, values } satisfies Kept))
    }
    form.addEventListener('input', keep)
    return () => form.removeEventListener('input', keep)
  }, [id, room, version])
  return null
}

const keptAt = (key: string): Kept | null => JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null

function forgetOthers(room: string, version: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`${room} `) && keptAt(key)?.version !== version) sessionStorage.removeItem(key)
  }
}

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control =>
      element.hasAttribute('name') &&
      (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !UNKEPT.has(element.type) && element.autocomplete !== 'one-time-code')),
  )

// What is secret, what the page itself sets, and what no page may set. A code is for one time, so it is not kept either.
const UNKEPT: ReadonlySet<string> = new Set(['password', 'hidden', 'file'])

/** A radio button or a checkbox: several share a name, and each is on or off. */
const isChoice = (control: Control): boolean => control.type === 'radio' || control.type === 'checkbox'

const keyOf = (control: Control): string => (isChoice(control) ? `${control.name}=${control.value}` : control.name)

const savedValue = (control: Control): string => {
  if (control instanceof HTMLSelectElement) return [...control.options].find((option) => option.defaultSelected)?.value ?? ''
  return control instanceof HTMLInputElement && isChoice(control) ? String(control.defaultChecked) : control.defaultValue
}

const stateOf = (control: Control): string => (control instanceof HTMLInputElement && isChoice(control) ? String(control.checked) : control.value)

function restore(form: HTMLFormElement, key: string, sent: string): void {
  const kept = keptAt(key)
  if (!kept) return
  if (kept.sent !== sent) return sessionStorage.removeItem(key)
  for (const control of controlsOf(form)) {
    const value = kept.values[keyOf(control)]
    if (value === undefined || value === stateOf(control)) continue
    if (isChoice(control)) {
      // As by hand, so that whoever counts the choices hears of it. Another radio button of its group switches one off.
      if (value === 'true' || control.type === 'checkbox') control.click()
      continue
    }
    control.value = value
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
