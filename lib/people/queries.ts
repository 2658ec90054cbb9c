import 'server-only'
import type { AccountActor, StaffActor, UserActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount, inStaff, inSystem } from '@/lib/core/db'
import type { StaffRole } from '@/lib/generated/prisma/enums'
import { isCodeLost, MOST_TRIES } from '@/lib/phones/codes'
import { identityOf, type Identity } from './confirm-identity'

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
  /** Open registrations that are theirs, and visits that they have ahead: somebody has to take them on before they leave. */
  registrations: number
  visits: number
}

/** So many colleagues are shown. */
const COLLEAGUES_SHOWN = 500

/** All colleagues with what they have to do, those who work here first, then by name. */
export const listStaff = (actor: StaffActor): Promise<Colleague[]> =>
  inStaff(
    actor,
    (tx) => tx.$queryRaw<Colleague[]>`
      SELECT s.user_id AS "userId", s.role::text, s.active, u.name, u.email, u.claimed_at IS NOT NULL AS claimed, u.last_login_at AS "lastLoginAt",
        (SELECT count(*)::int FROM staff_registrations r WHERE r.assignee_id = s.user_id AND r.status IN ('pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved')) AS registrations,
        (SELECT count(*)::int FROM bookings b WHERE b.technician_id = s.user_id AND b.kind <> 'absence' AND b.released_at IS NULL AND b.ends_at > ${now()}::timestamptz) AS visits
      FROM staff_members s JOIN users u ON u.id = s.user_id ORDER BY s.active DESC, u.name, s.user_id LIMIT ${COLLEAGUES_SHOWN}`,
  )

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

/** One's own phone, and how far a change of it is. */
export interface OwnPhone {
  /** E.164. */
  phone: string | null
  /** What a change asks for. */
  identity: Identity
  /** The number that a code went to which can still be tried; lost is one that WhatsApp did not take. */
  asked: { phone: string; expiresAt: Date; isLost: boolean } | null
}

/** The person's own phone. */
export async function getOwnPhone(user: UserActor): Promise<OwnPhone> {
  const { userId } = user
  const [identity, { phone, asked }] = await Promise.all([
    identityOf(user),
    inSystem(async (tx) => ({
      phone: (await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { phone: true } })).phone,
      asked: await tx.phoneProof.findFirst({ where: { userId, expiresAt: { gt: now() }, tries: { lt: MOST_TRIES } }, select: { phone: true, expiresAt: true } }),
    })),
  ])
  return { phone, identity, asked: asked && { ...asked, isLost: await isCodeLost({ phone: asked.phone, userId }) } }
}
