import { now } from '@/lib/core/clock'
import type { Tx } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { phones as say } from '@/lib/messages/en/phones'
import { hashOfToken, TOKEN_LIVES_MS } from './token'

/**
 * Uses an application’s proof of a phone up, inside the transaction of what it is for: where that is undone, so is this.
 *
 * @param phone as it is stored, E.164.
 * @throws VALIDATION on `phone_token` when it proves another phone or was made for another purpose, was used, is older than 30 minutes, or is made up.
 * @see T1-06
 */
export async function consumePhoneToken(tx: Tx, { phone, token }: { phone: string; token: string }): Promise<void> {
  const moment = now()
  const used = await tx.$executeRaw`UPDATE phone_proofs SET used_at = ${moment}
    WHERE phone = ${phone} AND user_id IS NULL AND token_hash = ${hashOfToken(token)} AND used_at IS NULL AND proved_at > ${new Date(moment.getTime() - TOKEN_LIVES_MS)}`
  if (used === 0) throw validation({ phone_token: [say.unproved] })
}
