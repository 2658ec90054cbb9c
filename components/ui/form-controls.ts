// What stands in a form's controls, by name: for whatever has to remember it and put it back.

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** Into this somebody types or chooses: not what the page itself sets, and not a file, which no page may set. */
export const isControl = (element: Element): element is Control =>
  element.hasAttribute('name') && (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== 'hidden' && element.type !== 'file'))

export const controlsOf = (form: HTMLFormElement): Control[] => [...form.elements].filter(isControl)

/** A radio button or a checkbox: several share a name, and each is on or off. */
export const isChoice = (control: Control): control is HTMLInputElement => control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')

export const keyOf = (control: Control): string => (isChoice(control) ? `${control.name}=${control.value}` : control.name)

export const stateOf = (control: Control): string => (isChoice(control) ? String(control.checked) : control.value)

/** Puts something into a control as if by hand, so that whoever listens hears of it. */
export function put(control: Control, value: string): void {
  if (value === stateOf(control)) return
  if (isChoice(control)) {
    // Another radio button of its group switches one off.
    if (value === 'true' || control.type === 'checkbox') control.click()
    return
  }
  control.value = value
  control.dispatchEvent(new Event('input', { bubbles: true }))
  control.dispatchEvent(new Event('change', { bubbles: true }))
}
