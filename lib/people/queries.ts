import 'server-only'
import type { AccountActor, StaffActor } from '@/lib/core/actor'
import { inAccount, inStaff } from '@/lib/core/db'
import type { StaffRole } from '@/lib/generated/prisma/enums'

/** A colleague as the console lists them. */
export interface Colleague {
  userId: string
  name: string
  email: string | null
  role: StaffRole
  active: boolean
  /** False until they have chosen a password. */
  claimed: boolean
  lastLoginAt: Date | null
}

/** All colleagues, those who work here first, then by name. */
export async function listStaff(actor: StaffActor): Promise<Colleague[]> {
  const rows = await inStaff(actor, (tx) =>
    tx.staffMember.findMany({
      orderBy: [{ active: 'desc' }, { user: { name: 'asc' } }],
      take: 500,
      include: { user: { select: { name: true, email: true, claimedAt: true, lastLoginAt: true } } },
    }),
  )
  return rows.map(({ userId, role, active, user: { name, email, claimedAt, lastLoginAt } }) => ({ userId, role, active, name, email, claimed: claimedAt !== null, lastLoginAt }))
}

/** A key as its holder sees it; the key itself is not known to us any more. */
export interface KeyLine {
  id: string
  name: string
  /** The first part of the key, to recognise it by. */
  prefix: string
  scopes: string[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const keyLine = { id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true, revokedAt: true } as const
const newestFirst = { orderBy: { id: 'desc' }, take: 200, select: keyLine } as const

/** The keys of the actor: of the account, or of the colleague; living and revoked, newest first. */
export const listApiKeys = (actor: AccountActor | StaffActor): Promise<KeyLine[]> =>
  actor.type === 'staff'
    ? inStaff(actor, (tx) => tx.apiKey.findMany({ where: { staffUserId: actor.userId }, ...newestFirst }))
    : inAccount(actor, (tx) => tx.apiKey.findMany({ where: { accountId: actor.accountId }, ...newestFirst }))
