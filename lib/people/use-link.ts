import type { PublicCaller } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inSystem, type Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { requestLogger } from '@/lib/core/logger'
import { consumeToken } from '@/lib/auth/login-tokens'
import type { LoginTokenPurpose } from '@/lib/generated/prisma/enums'

/** Said of a link that is wrong, used, replaced, expired, or whose person may not come in: all the same. */
export const deadLink = () => validation({ token: ['This link does not work any more. Links work once, for a short time, and only the newest'] })

/**
 * Uses a link up inside a transaction and notes what it proves: whoever holds it reads the person's mailbox.
 *
 * @returns the person's id
 * @throws VALIDATION on `token`
 */
export async function consumeLink(tx: Tx, purpose: LoginTokenPurpose, token: string): Promise<string> {
  const userId = await consumeToken(tx, purpose, token)
  if (!userId) throw deadLink()
  const moment = now()
  await tx.$executeRaw`UPDATE users SET email_verified_at = coalesce(email_verified_at, ${moment}), claimed_at = coalesce(claimed_at, ${moment}) WHERE id = ${userId}::uuid`
  return userId
}

/**
 * Carries out a link that proves an address (`verify_email`) or lets its reader in (`magic_link`). Only ever on a POST:
 * mail scanners open every link they see.
 *
 * @returns the person's id; the caller starts the session where the link is for that
 * @throws VALIDATION on `token` when the link is dead
 * @see T4-15
 */
export const followLink =
  (purpose: 'verify_email' | 'magic_link') =>
  async (caller: PublicCaller, { token }: { token: string }): Promise<string> => {
    const userId = await inSystem((tx) => consumeLink(tx, purpose, token))
    requestLogger(caller.requestId).info({ event: `link.${purpose}.used`, user_id: userId, ip: caller.ip }, 'a link was used')
    return userId
  }
