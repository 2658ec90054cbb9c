import { z } from 'zod'
import { refusalOf } from '@/lib/auth/failure'
import { parsed } from '@/lib/auth/parsed'
import type { PublicCaller } from '@/lib/core/actor'
import { askToJoin, joinFields } from './ask-to-join'
import { keepDraft, readDraft } from './draft-cookie'
import { newDraft } from './signup-draft'

export const joinForm = z.object({ fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })

/** Sends the wish to join from the wizard, and keeps what was typed with the draft. @returns the path to go to. */
export async function requestToJoin(caller: PublicCaller, { fields }: z.output<typeof joinForm>): Promise<string> {
  const { failure: _, ...draft } = (await readDraft()) ?? newDraft()
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].slice(0, 300) : '')
  const typed = { admin_name: text('admin_name'), email: text('email') }
  const kept = { ...draft, values: { ...draft.values, ...typed } }
  try {
    await askToJoin(caller, parsed(joinFields, typed))
    await keepDraft(kept)
    return '/signup/join?asked=yes'
  } catch (error) {
    const { code, message, fields: wrong } = refusalOf(error, caller.requestId)
    await keepDraft({ ...kept, failure: { step: 'you', code, message, requestId: caller.requestId, ...(wrong && { fields: wrong }) } })
    return '/signup/join'
  }
}
