'use server'
import { refresh } from 'next/cache'
import { accountFormAction, fieldsOf, type FormState } from '@/lib/auth/form'
import type { NewKey } from './create-api-key'
import { createApiKeyAction, revokeApiKeyAction } from './actions'

/** A form's state that also hands over the new key, the only time it is ever shown. */
export interface KeyFormState extends FormState {
  made?: NewKey
  /** The boxes that were ticked, for a form that came back with errors. */
  scopes?: string[]
}

/** Creates a key of the account. `slug` is bound by the page. */
export async function createKeyForm(slug: string, _previous: KeyFormState, form: FormData): Promise<KeyFormState> {
  const fields = fieldsOf(form)
  const name = typeof fields.name === 'string' ? fields.name : ''
  const scopes = form.getAll('scopes').filter((scope) => typeof scope === 'string')
  const result = await createApiKeyAction(slug, { name, scopes })
  if (!result.ok) return { error: result.error, values: { name }, scopes }
  refresh() // the list below the form
  return { made: result.data }
}

export const revokeKeyForm = accountFormAction(revokeApiKeyAction, (_done, slug) => `/${slug}/settings/keys?saved=key`)
