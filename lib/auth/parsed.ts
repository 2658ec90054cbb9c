import type { z } from 'zod'
import { validation, type FieldErrors } from '@/lib/core/errors'

/** Errors of a form or a body, by the name of the field; what concerns the whole stands under `form`. */
function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {}
  for (const { path, message } of error.issues) {
    const name = path.join('.') || 'form'
    const messages = (fields[name] ??= [])
    if (!messages.includes(message)) messages.push(message)
  }
  return fields
}

/** Validates input from outside. @throws VALIDATION with the fields named. */
export function parsed<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw validation(fieldErrorsOf(result.error))
}
