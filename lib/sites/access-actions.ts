'use server'
import { refresh } from 'next/cache'
import type { z } from 'zod'
import { accountAction } from '@/lib/auth/action'
import { fieldsOf, type FormState } from '@/lib/auth/form'
import { accessForm } from './access-schema'
import { grantAccess } from './grant-access'
import { revokeAccess } from './revoke-access'

/** A form's state that also says what was changed, so that it can be taken back. */
export interface AccessFormState extends FormState {
  changed?: { do: 'give' | 'take'; sites: string[]; people: string[] }
  /** Pairs that were so already. */
  unchanged?: number
}

const changeAccess = accountAction(
  'members:manage',
  accessForm,
  async (actor, { do: what, ...access }) => ({ ...(await (what === 'give' ? grantAccess : revokeAccess)(actor, access)), what }),
  { limit: 'write' },
)

/** Gives or takes access, for one site and many people or for one person and many sites. `slug` is bound by the page. */
export async function changeAccessForm(slug: string, _previous: AccessFormState, form: FormData): Promise<AccessFormState> {
  // The schema judges what is in there; the cast only satisfies TypeScript.
  const result = await changeAccess(slug, fieldsOf(form) as z.input<typeof accessForm>)
  if (!result.ok) return { error: result.error }
  refresh()
  const { what, changed, unchanged } = result.data
  // One side of the form is a single site or person, so these pairs are all that was changed and nothing more.
  return { done: true, unchanged, changed: { do: what, sites: changed.map(({ siteId }) => siteId), people: [...new Set(changed.flatMap(({ people }) => people))] } }
}
