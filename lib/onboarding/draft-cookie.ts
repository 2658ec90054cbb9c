import { cookies } from 'next/headers'
import { SECOND } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { DRAFT_LIVES_MS, openDraft, sealDraft, type SignupDraft } from './signup-draft'

const isHttps = env.APP_URL.startsWith('https:')
const DRAFT_COOKIE = isHttps ? '__Host-gatehouse.signup' : 'gatehouse.signup'
const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps } as const

/** The draft of this browser, if it has one. */
export const readDraft = async (): Promise<SignupDraft | undefined> => openDraft((await cookies()).get(DRAFT_COOKIE)?.value)

/** Keeps a draft with this browser for a day. @returns false when it is too long for a cookie; the earlier one stays. */
export async function keepDraft(draft: SignupDraft): Promise<boolean> {
  const sealed = await sealDraft({ ...draft, saves: draft.saves + 1 })
  if (!sealed) return false
  ;(await cookies()).set(DRAFT_COOKIE, sealed, { ...options, maxAge: DRAFT_LIVES_MS / SECOND })
  return true
}

/** Takes the draft away: its account is made. */
export async function dropDraft(): Promise<void> {
  ;(await cookies()).set(DRAFT_COOKIE, '', { ...options, maxAge: 0 })
}
