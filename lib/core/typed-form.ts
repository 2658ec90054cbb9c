import type { z } from 'zod'
import type { FieldErrors } from './errors'

/** A form sends an empty field; to the contract it is an absent one. */
export const present = (typed: string | undefined): string | undefined => (typed === undefined || typed.trim() === '' ? undefined : typed)

/**
 * What is wrong with typed answers, by field.
 *
 * @param rename what to say instead, where the words of a field alone would not do
 */
export function typedErrors(error: z.ZodError | undefined, rename: (field: string, message: string) => string, prefix = ''): FieldErrors {
  const found: FieldErrors = {}
  for (const { path, message } of error?.issues ?? []) {
    const name = `${prefix}${path.join('.')}`
    ;(found[name] ??= []).push(rename(name, message))
  }
  return found
}
