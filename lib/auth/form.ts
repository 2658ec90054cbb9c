import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ActionError, ActionResult } from './action'

// Forms that also work without a script: React's useActionState posts them either way, and what was typed comes back
// with the errors.

/** What a form shows after it was sent. */
export interface FormState {
  error?: ActionError
  /** What was typed, by field; never a password. */
  values?: Record<string, string>
  /** Set when it was carried out and there is no other page to go to. */
  done?: true
}

/** Names of fields whose content does not come back. */
const UNKEPT = /password|token|secret|^\$/i

/** The fields of a form as an object; a name given several times becomes a list, files are left out. */
export function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    // Names that start with $ are React's own.
    if (name.startsWith('$')) continue
    const values = form.getAll(name).filter((value): value is string => typeof value === 'string')
    const [only] = values
    fields[name] = values.length === 1 && only !== undefined ? only : values
  }
  return fields
}

const kept = (fields: Record<string, string | string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' && !UNKEPT.test(name) ? [[name, value]] : [])))

/** Turns the outcome of a form's action into the form's next state, or goes on to another page. */
function formOutcome<T>(result: ActionResult<T>, fields: Record<string, string | string[]>, next?: (data: T) => string): FormState {
  if (!result.ok) return { error: result.error, values: kept(fields) }
  // What was kept may also stand in the frame, or on a page that the browser remembers.
  refresh()
  if (next) redirect(next(result.data))
  return { done: true }
}

/**
 * A server action for `useActionState` from an action that takes an object.
 *
 * @param next where to go when it was carried out; without it the form stays and `done` is set
 */
export const formAction =
  <Input, T>(action: (input: Input) => Promise<ActionResult<T>>, next?: (data: T) => string) =>
  async (_previous: FormState, form: FormData): Promise<FormState> => {
    const fields = fieldsOf(form)
    // The action's schema judges what is in there; the cast only satisfies its callers in TypeScript.
    return formOutcome(await action(fields as Input), fields, next)
  }

/** The same in an account: `action.bind(null, slug)` in the form. */
export const accountFormAction =
  <Input, T>(action: (accountSlug: string, input: Input) => Promise<ActionResult<T>>, next?: (data: T, accountSlug: string) => string) =>
  async (accountSlug: string, _previous: FormState, form: FormData): Promise<FormState> => {
    const fields = fieldsOf(form)
    return formOutcome(await action(accountSlug, fields as Input), fields, next && ((data) => next(data, accountSlug)))
  }
