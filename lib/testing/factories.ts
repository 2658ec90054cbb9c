import { companyDomain } from '@/lib/core/email-domain'
import type { AccountActor, StaffActor } from '@/lib/core/actor'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import type { AccountKind, MembershipRole, ProfileMode, StaffRole } from '@/lib/generated/prisma/enums'
import { STARTING_MODES } from '@/lib/accounts/open-account'
import { provisionAccount, type ProvisionedAccount, type ProvisionOrder } from '@/lib/onboarding/provision-account'
import { recordTransfer } from '@/lib/payments/confirm-transfer'
import { isPaid } from '@/lib/plans/plan'
import { findSignupPlan } from '@/lib/plans/queries'
import { createSite, type CreatedSite } from '@/lib/sites/create-site'
import { grantAccess } from '@/lib/sites/grant-access'

// What tests need, made through the same use cases as in life and nothing besides. Names are random, so tests of one
// file don't meet.

// A well-formed hash that no password fits: tests that sign in make their own.
const NO_PASSWORD = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

interface Wanted {
  plan?: string
  name?: string
  email?: string
  kind?: AccountKind
  country?: string
  passwordHash?: string
  /** Paid plans: whether their first invoice is paid, so that the account is active. */
  paid?: boolean
}

/** An order as the web door makes it, to be changed at will. */
export async function order({ plan: slug = 'free', kind = 'business', ...wanted }: Wanted = {}): Promise<ProvisionOrder> {
  const tag = newId()
  const name = wanted.name ?? `Company ${tag}`
  const email = wanted.email ?? `owner@c-${tag}.example`
  const plan = await findSignupPlan(slug)
  if (!plan) throw new Error(`no plan ${slug}`)
  const contact = { name: 'Ada Owner', email, phone: null }
  return {
    command: { scope: 'register', key: newId(), requestHash: tag },
    door: 'web',
    actor: { type: 'applicant', id: null },
    kind,
    name,
    emailDomain: kind === 'business' ? companyDomain(email) : null,
    country: wanted.country ?? 'UG',
    owner: { userId: newId(), isNew: true, ...contact, passwordHash: wanted.passwordHash ?? NO_PASSWORD },
    contact,
    plan,
    payment: isPaid(plan)
      ? {
          buyer: { name, email, addressLine1: '1 Market Street', city: 'Kampala', country: wanted.country ?? 'UG' },
          paymentMethodId: await bankTransferId(),
          methodSlug: 'bank_transfer',
          methodName: 'Bank transfer',
          instructions: 'Transfer the amount and give the reference.',
        }
      : null,
  }
}

const bankTransferId = (): Promise<string> => inSystem(async (tx) => (await tx.paymentMethod.findUniqueOrThrow({ where: { slug: 'bank_transfer' } })).id)

export interface TestAccount extends ProvisionedAccount {
  owner: AccountActor
}

/** An account with its owner; active unless it is on a paid plan and `paid` is false. */
export async function account(wanted: Wanted = {}): Promise<TestAccount> {
  const { result } = await provisionAccount(await order(wanted))
  if (result.invoice && wanted.paid !== false) {
    await recordTransfer(await staff('finance'), {
      invoice_number: result.invoice.number,
      amount_minor: result.invoice.totalMinor,
      value_date: '2026-11-20',
      bank_reference: newId(),
    })
    return withOwner({ ...result, accountStatus: 'active' })
  }
  return withOwner(result)
}

const withOwner = (made: ProvisionedAccount): TestAccount => ({ ...made, owner: memberActor(made, made.userId, 'owner') })

const memberActor = (made: ProvisionedAccount, userId: string, role: MembershipRole): AccountActor => ({
  type: 'user',
  accountId: made.accountId,
  accountSlug: made.accountSlug,
  accountName: made.accountSlug,
  accountStatus: made.accountStatus,
  userId,
  actorId: userId,
  role,
  mode: 'vendor',
  modes: [...STARTING_MODES] satisfies ProfileMode[],
  scopes: null,
  requestId: newId(),
  ip: '127.0.0.1',
})

/** A further member of an account. The account's plan must have a seat left. */
export async function member(made: TestAccount, role: Exclude<MembershipRole, 'owner'>): Promise<AccountActor> {
  const userId = newId()
  await inSystem(async (tx) => {
    await tx.user.create({ data: { id: userId, name: `Member ${role}`, email: `${role}@m-${userId}.example`, passwordHash: NO_PASSWORD, claimedAt: new Date() } })
    await tx.membership.create({ data: { accountId: made.accountId, userId, role } })
    await tx.profile.createMany({ data: STARTING_MODES.map((mode, index) => ({ accountId: made.accountId, userId, mode, isPrimary: index === 0 })) })
  })
  return memberActor(made, userId, role)
}

interface WantedSite {
  name?: string
  domain?: string
  industry?: string
  sectors?: string[]
  /** Who makes it, instead of the owner. */
  by?: AccountActor
}

/** A site of an account. The account's plan must have a place left. */
export async function site(made: TestAccount, { name = 'Shop', domain = `${newId()}.example`, industry = 'technology', sectors = [], by = made.owner }: WantedSite = {}): Promise<CreatedSite> {
  return (await createSite(by, { name, domain, industry, sectors })).result
}

/** Gives a member access to a site. */
export const access = (made: TestAccount, { id }: { id: string }, { userId }: AccountActor): Promise<unknown> => grantAccess(made.owner, { sites: [id], people: [userId ?? ''] })

/** A colleague with a role. */
export async function staff(role: StaffRole): Promise<StaffActor> {
  const userId = newId()
  await inSystem(async (tx) => {
    await tx.user.create({ data: { id: userId, name: `Staff ${role}`, email: `${role}@s-${userId}.example`, passwordHash: NO_PASSWORD, claimedAt: new Date() } })
    await tx.staffMember.create({ data: { userId, role } })
  })
  return { type: 'staff', userId, actorId: userId, role, scopes: null, keyId: null, requestId: newId(), ip: '127.0.0.1' }
}
