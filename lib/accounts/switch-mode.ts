import type { UserActor } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { forbidden } from '@/lib/core/errors'
import type { SwitchMode } from './schema'

/**
 * Lets a person act in another mode for the rest of their session. One statement asks and writes, so that a profile that
 * is suspended in between can't slip through; every later request asks again (lib/auth/resolve-session).
 *
 * @returns the home of that mode.
 * @throws FORBIDDEN when the person has no active profile of that mode in that account: not a member, suspended, forged.
 * @see ISSUE-2
 */
export async function switchMode(user: UserActor, { account, mode }: SwitchMode): Promise<{ home: string }> {
  const moved = await inSystem(
    (tx) => tx.$executeRaw`
      UPDATE sessions SET mode = ${mode}::profile_mode
      WHERE id = ${user.sessionId}::uuid AND user_id = ${user.userId}::uuid AND revoked_at IS NULL AND EXISTS (
        SELECT 1 FROM profiles p JOIN accounts a ON a.id = p.account_id
        WHERE a.slug = ${account} AND a.status <> 'closed' AND p.user_id = ${user.userId}::uuid AND p.mode = ${mode}::profile_mode AND p.status = 'active')`,
  )
  if (moved === 0) throw forbidden()
  return { home: mode === 'customer' ? '/portal' : `/${account}` }
}
