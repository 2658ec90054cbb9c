import { createHash, randomBytes } from 'node:crypto'
import type { AccountActor, StaffActor } from '@/lib/core/actor'
import { MINUTE, now } from '@/lib/core/clock'
import { db, inSystem } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'
import type { AccountStatus, StaffRole } from '@/lib/generated/prisma/enums'
import type { Visit } from './visit'

// Keys of programs: `gh_<prefix>_<random>`. The prefix is for people, to tell keys apart in a list; 256 random bits make
// a key that cannot be guessed, so its plain SHA-256 is enough to keep.

const FORM = /^gh_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/

/** A new key: `key` is shown once and never stored. */
export function newApiKey(): { key: string; prefix: string; keyHash: string } {
  const prefix = randomBytes(4).toString('hex')
  const key = `gh_${prefix}_${randomBytes(32).toString('base64url')}`
  return { key, prefix, keyHash: hashApiKey(key) }
}

/** What is stored of a key. */
export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** What the SQL function `auth_api_key` answers. */
interface KeyRow {
  id: string
  scopes: string[]
  account: { id: string; slug: string; name: string; status: AccountStatus } | null
  staff: { userId: string; role: StaffRole } | null
}

/**
 * Who speaks through an `Authorization: Bearer` header.
 *
 * @returns undefined for a key that is malformed, unknown or revoked, or whose holder is closed, suspended or gone.
 */
export async function resolveApiKey(visit: Visit, authorization: string): Promise<AccountActor | StaffActor | undefined> {
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (!key || !FORM.test(key)) return undefined
  const rows = await db.$queryRaw<{ found: KeyRow | null }[]>`SELECT auth_api_key(${hashApiKey(key)}) AS found`
  const found = rows[0]?.found
  const actor = found && actorOf(visit, found)
  if (actor) noteUse(found.id)
  return actor ?? undefined
}

function actorOf({ requestId, ip }: Visit, { id, scopes, account, staff }: KeyRow): AccountActor | StaffActor | undefined {
  const caller = { requestId, ip, scopes }
  // A colleague's key acts as the colleague, also in the histories.
  if (staff) return { ...caller, type: 'staff', userId: staff.userId, actorId: staff.userId, role: staff.role, keyId: id }
  if (!account) return undefined
  // The account holds the key, so what the account may do bounds it; the scopes were bounded by its maker's role.
  return {
    ...caller,
    type: 'api_key',
    accountId: account.id,
    accountSlug: account.slug,
    accountName: account.name,
    accountStatus: account.status,
    userId: null,
    actorId: id,
    role: 'admin',
    mode: 'vendor',
    modes: ['vendor'],
  }
}

const notedAt = new Map<string, number>()
const MOST_NOTED = 10_000

/** Writes down when a key was last used, at most once a minute and without holding up the request. */
function noteUse(id: string): void {
  const used = now()
  if (used.getTime() - (notedAt.get(id) ?? 0) < MINUTE) return
  if (notedAt.size >= MOST_NOTED) notedAt.clear()
  notedAt.set(id, used.getTime())
  markUsed(id, used).catch((error: unknown) => logger.warn({ error }, 'the use of a key could not be noted'))
}

const markUsed = (id: string, used: Date): Promise<unknown> =>
  inSystem((tx) => tx.apiKey.updateMany({ where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: used } }] }, data: { lastUsedAt: used } }))
