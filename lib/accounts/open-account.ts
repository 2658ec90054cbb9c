import { Prisma } from '@/lib/generated/prisma/client'
import type { AccountKind, AccountStatus, Door } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/core/ids'
import { slugClaim } from '@/lib/core/slug'
import type { Writes } from '@/lib/core/write-together'

/** The person who becomes the owner: somebody new, or a user that is already known. */
export type Owner = { userId: string; isNew: false } | NewPerson

interface NewPerson {
  userId: string
  isNew: true
  name: string
  email: string | null
  phone: string | null
  passwordHash: string | null
  /**
   * What becomes of an address that is another login's: it refuses the account, or the person is written without it and
   * joins that login by the claim link. Only for people whom staff let in: they choose no password here.
   */
  emailMayBeTaken?: boolean
}

export interface NewAccount {
  accountId: string
  kind: AccountKind
  status: AccountStatus
  name: string
  /** The company's own e-mail domain; null for free-mail addresses and for people. */
  emailDomain: string | null
  country: string | null
  phone: string | null
  door: Door
  /** Until when an unpaid signup keeps its address, name and domain from others (PROV-6). */
  heldUntil: Date | null
  owner: Owner
  now: Date
}

/** The modes every member starts with: a signed-up owner runs the account, works in it, and may ask others for help. */
export const STARTING_MODES = ['vendor', 'employee', 'customer'] as const

/**
 * The writes that open an account: its owner, the account with a free slug, the membership, three profiles and settings.
 * Hands back `account` with the slug. Only provisionAccount uses them.
 */
export function accountWrites({ owner, ...account }: NewAccount): Writes {
  const profiles = STARTING_MODES.map((mode, index) => Prisma.sql`(${newId()}::uuid, ${account.accountId}::uuid, ${owner.userId}::uuid, ${mode}::profile_mode, ${index === 0})`)
  const isBusiness = account.kind === 'business'
  return {
    ...(owner.isNew && personWrites(owner)),
    // What signups that never paid still hold of this is let go of before the row meets the unique indexes.
    account: Prisma.sql`INSERT INTO accounts (id, kind, status, name, slug, email_domain, country, phone, door, held_until)
      SELECT ${account.accountId}::uuid, ${account.kind}::account_kind, ${account.status}::account_status, ${account.name},
        ${slugClaim({ scope: 'account', accountId: account.accountId, name: account.name })},
        ${account.emailDomain}, ${account.country}, ${account.phone}, ${account.door}::door, ${account.heldUntil}::timestamptz
      FROM free_lapsed_claims(${account.accountId}::uuid, ${isBusiness ? account.name : null}, ${isBusiness ? account.emailDomain : null}, ${account.now}::timestamptz)
      RETURNING slug`,
    membership: Prisma.sql`INSERT INTO memberships (id, account_id, user_id, role)
      VALUES (${newId()}::uuid, ${account.accountId}::uuid, ${owner.userId}::uuid, 'owner')`,
    profile: Prisma.sql`INSERT INTO profiles (id, account_id, user_id, mode, is_primary) VALUES ${Prisma.join(profiles)}`,
    settings: Prisma.sql`INSERT INTO account_settings (account_id) VALUES (${account.accountId}::uuid)`,
  }
}

function personWrites(owner: NewPerson): Writes {
  const person = Prisma.sql`INSERT INTO users (id, email, name, phone, password_hash, claimed_at)
    VALUES (${owner.userId}::uuid, ${owner.email}, ${owner.name}, ${owner.phone}, ${owner.passwordHash},
      CASE WHEN ${owner.passwordHash}::text IS NULL THEN NULL ELSE now() END)`
  if (!owner.emailMayBeTaken) return { person }
  // The unique address is the judge, also of a signup that is under way at this moment: whoever loses goes without.
  return {
    person: Prisma.sql`${person} ON CONFLICT (email) DO NOTHING RETURNING id`,
    personWithoutEmail: Prisma.sql`INSERT INTO users (id, name, phone)
      SELECT ${owner.userId}::uuid, ${owner.name}, ${owner.phone} WHERE NOT EXISTS (SELECT 1 FROM person)`,
  }
}
