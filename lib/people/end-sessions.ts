import type { UserActor } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { endSession, endSessions } from '@/lib/auth/sessions'

/** Ends one of the person's own sessions; that of somebody else, or one that has ended, changes nothing. */
export const endOwnSession = (user: UserActor, { session_id }: { session_id: string }): Promise<void> => endSession(user, session_id)

/** Ends all of the person's sessions but the one that asks. @returns how many. */
export const endOtherSessions = (user: UserActor): Promise<number> => inSystem((tx) => endSessions(tx, user.userId, user.sessionId))
