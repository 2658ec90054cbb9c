import { cookies } from 'next/headers'
import { SECOND } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { DRAFT_LIVES_MS, type SealedDraft } from './sealed-draft'

const isHttps = env.APP_URL.startsWith('https:')
const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps } as const

export interface DraftCookie<T> {
  /** The draft of this browser, if it has one. */
  read: () => Promise<T | undefined>
  /** Keeps a draft with this browser for a day. @returns false when it is too long for a cookie; the earlier one stays. */
  keep: (draft: T) => Promise<boolean>
  /** Takes the draft away: what it was for is made. */
  drop: () => Promise<void>
}

/** The cookie of one kind of draft. Each keeping counts as a save, so that a screen can tell an older state from a newer. */
export function draftCookie<T extends { saves: number }>(kind: string, { seal, open }: SealedDraft<T>): DraftCookie<T> {
  const name = `${isHttps ? '__Host-' : ''}gatehouse.${kind}`
  return {
    read: async () => open((await cookies()).get(name)?.value),
    async keep(draft) {
      const sealed = await seal({ ...draft, saves: draft.saves + 1 })
      if (!sealed) return false
      ;(await cookies()).set(name, sealed, { ...options, maxAge: DRAFT_LIVES_MS / SECOND })
      return true
    },
    drop: async () => {
      ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
    },
  }
}
