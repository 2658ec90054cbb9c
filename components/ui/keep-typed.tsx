'use client'
/**
 * KeepTyped({ form, room?, version? })   keeps what was typed but not sent, for a reload, a click on another step or a lost connection.
 * It stays in this tab (session storage), never with the password, and gives way to what the server has saved since.
 *   room, version: the forms of one room belong to one saved state; what was kept for another version of it is forgotten
 */
import { useEffect } from 'react'
import { controlsOf, isChoice, keyOf, put, stateOf, type Control } from './form-controls'

type Kept = { version: string; sent: string; values: Record<string, string> }

export function KeepTyped({ form: id, room, version = '' }: { form: string; room?: string; version?: string }) {
  useEffect(() => {
    const form = document.getElementById(id)
    if (!(form instanceof HTMLFormElement)) return
    const key = room === undefined ? id : `${room} ${id}`
    if (room !== undefined) forgetOthers(room, version)
    // What the server sent marks the state that the kept values belong to.
    const sent = JSON.stringify(keptOf(form).map((control) => [keyOf(control), savedValue(control)]))
    restore(form, key, sent)
    const keep = () => {
      const values = Object.fromEntries(keptOf(form).map((control) => [keyOf(control), stateOf(control)]))
      sessionStorage.setItem(key, JSON.stringify({ version, sent, values } satisfies Kept))
    }
    form.addEventListener('input', keep)
    return () => form.removeEventListener('input', keep)
  }, [id, room, version])
  return null
}

/** What is secret, or good for one time only, is written down nowhere. */
const mayBeKept = (control: Control): boolean => control.type !== 'password' && control.autocomplete !== 'one-time-code'
const keptOf = (form: HTMLFormElement): Control[] => controlsOf(form).filter(mayBeKept)

const keptAt = (key: string): Kept | null => JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null

function forgetOthers(room: string, version: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`${room} `) && keptAt(key)?.version !== version) sessionStorage.removeItem(key)
  }
}

const savedValue = (control: Control): string => {
  if (control instanceof HTMLSelectElement) return [...control.options].find((option) => option.defaultSelected)?.value ?? ''
  return isChoice(control) ? String(control.defaultChecked) : control.defaultValue
}

function restore(form: HTMLFormElement, key: string, sent: string): void {
  const kept = keptAt(key)
  if (!kept) return
  if (kept.sent !== sent) return sessionStorage.removeItem(key)
  for (const control of keptOf(form)) {
    const value = kept.values[keyOf(control)]
    if (value !== undefined) put(control, value)
  }
}
