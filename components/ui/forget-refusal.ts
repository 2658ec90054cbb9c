/** Once another text stands in a field, what was said of the earlier one is no longer true: `data-changed` on the box marked `data-live` hides it. */
export function forgetRefusal(input: HTMLInputElement): void {
  const isChanged = input.value !== input.defaultValue
  input.closest('[data-live]')?.toggleAttribute('data-changed', isChanged)
  if (isChanged) input.removeAttribute('aria-invalid')
}
