import type { MembershipRole, ProfileMode, StaffRole, AccountStatus } from '@/lib/generated/prisma/enums'

// Who is asking. Made by the wrappers in lib/auth from a session or a key, never from input.

/** A command that may arrive twice: the key its sender chose, and a hash of what it asks for. */
export interface Command {
  /** Whose keys these are, for example `account:<id>`; the same key of another sender is another command. */
  scope: string
  key: string
  requestHash: string
}

interface Caller {
  requestId: string
  ip: string
  /** Present where the caller sent an Idempotency-Key. */
  command?: Command
}

/** Somebody without a login: a prospect, an applicant, a crawler. */
export interface PublicCaller extends Caller {
  type: 'public'
}

/** A signed-in person, outside any account. */
export interface UserActor extends Caller {
  type: 'user'
  userId: string
  sessionId: string
  name: string
  email: string | null
  emailVerified: boolean
  staffRole: StaffRole | null
  accounts: { slug: string; name: string }[]
}

/** A member in an account, or the account's own key (then `userId` is null and `scopes` bound what it may do). */
export interface AccountActor extends Caller {
  type: 'user' | 'api_key'
  accountId: string
  accountSlug: string
  accountName: string
  accountStatus: AccountStatus
  userId: string | null
  /** The id that histories name: the user's or the key's. */
  actorId: string
  role: MembershipRole
  mode: ProfileMode
  modes: ProfileMode[]
  scopes: readonly string[] | null
}

/** A colleague of the business that runs Gatehouse, or that colleague's key. */
export interface StaffActor extends Caller {
  type: 'staff'
  userId: string
  actorId: string
  role: StaffRole
  scopes: readonly string[] | null
  /** The key that speaks for them; null where they are signed in. */
  keyId: string | null
}

/** A job or a script of ours. */
export interface SystemActor {
  type: 'system'
  name: string
  requestId?: string
}
