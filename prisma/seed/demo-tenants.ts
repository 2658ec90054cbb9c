// The demo's tenants come in through the web door and live through the same use cases as anybody. Each step looks
// first whether it has been taken, so that a seed which was stopped can be finished by the next.
import { randomBytes } from 'node:crypto'
import { STARTING_MODES } from '@/lib/accounts/open-account'
import { tokenFor } from '@/lib/auth/login-tokens'
import { hashPassword } from '@/lib/auth/password'
import { accountRoles } from '@/lib/auth/permissions'
import type { AccountActor, StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { inAccount, inSystem } from '@/lib/core/db'
import { hashRequest } from '@/lib/core/once'
import { spend } from '@/lib/credits/credit-service'
import { spendCreditsSchema } from '@/lib/credits/schema'
import { fromWeb } from '@/lib/onboarding/from-web'
import { confirmTransfer } from '@/lib/payments/confirm-transfer'
import { submitTransfer } from '@/lib/payments/submit-transfer'
import { createApiKey } from '@/lib/people/create-api-key'
import { followLink } from '@/lib/people/use-link'
import { DEMO_OWNER, DEMO_TENANTS, type DemoTenant } from './demo-data'
import type { DemoLogin, DemoPasswords } from './demo-logins'
import { demoSites } from './demo-sites'
import { SEED } from './demo-staff'
import { demoTeam } from './demo-team'

const CALLER = { type: 'public', requestId: SEED.requestId, ip: 'seed' } as const
const today = () => now().toISOString().slice(0, 10)

/** Makes the tenants and what happened to them. @returns the logins in the one that has some, its owner's last. */
export async function demoTenants(passwords: DemoPasswords, finance: StaffActor): Promise<DemoLogin[]> {
  for (const tenant of DEMO_TENANTS) await live(tenant, await signUp(tenant, passwords[tenant.email]), finance)
  const owner = await seatOf(DEMO_OWNER.email)
  if (!owner?.userId) throw new Error('The demo’s owner has no account')
  const team = await demoTeam(owner, passwords)
  await demoSites(owner, team)
  const { key } = await createApiKey(owner, { name: 'Demo', scopes: [...accountRoles.owner] })
  const seat = (role: DemoLogin['role'], email: string, userId: string) => ({ role, email, password: passwords[email] ?? '', user_id: userId, account_slug: owner.accountSlug })
  return [...team.map(({ role, email, userId }) => seat(role, email, userId)), { ...seat('owner', DEMO_OWNER.email, owner.userId), api_key: key }]
}

async function signUp(tenant: DemoTenant, password: string | undefined): Promise<AccountActor> {
  const known = await seatOf(tenant.email)
  if (known) return known
  const { payment } = tenant
  await fromWeb(
    { ...CALLER, command: { scope: 'seed', key: `tenant:${tenant.email}`, requestHash: hashRequest(tenant.email) } },
    {
      company_name: tenant.company,
      admin_name: tenant.owner,
      email: tenant.email,
      // Tenants without a login in demo.json get a password that nobody knows.
      passwordHash: await hashPassword(password ?? randomBytes(24).toString('base64url')),
      country: tenant.country,
      plan_slug: tenant.plan,
      ...(payment && {
        payment_method: payment.method,
        billing: { address_line1: payment.line, city: payment.city, postal_code: payment.postalCode, country: tenant.country },
      }),
    },
  )
  const made = await seatOf(tenant.email)
  if (!made) throw new Error(`The demo’s tenant ${tenant.company} was not made`)
  return made
}

async function live(tenant: DemoTenant, owner: AccountActor, finance: StaffActor): Promise<void> {
  if (tenant === DEMO_OWNER) await proveAddress(owner)
  if (tenant.state !== 'new') await announce(tenant, owner)
  if (tenant.state === 'paid') await confirm(owner, finance)
  for (const [index, [amount, description]] of (tenant.spends ?? []).entries()) {
    const input = spendCreditsSchema.parse({ amount, description })
    await spend({ ...owner, command: { scope: `account:${owner.accountId}`, key: `demo-${index}`, requestHash: hashRequest(input) } }, input)
  }
}

async function proveAddress(owner: AccountActor): Promise<void> {
  const sent = await inAccount(owner, async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: owner.actorId }, select: { emailVerifiedAt: true } })
    return user.emailVerifiedAt ? null : tx.delivery.findFirst({ where: { userId: owner.actorId, template: 'verify-email' }, select: { id: true } })
  })
  if (sent) await followLink('verify_email')(CALLER, { token: tokenFor('verify_email', sent.id) })
}

const openInvoice = (owner: AccountActor) =>
  inAccount(owner, (tx) => tx.invoice.findFirst({ where: { status: 'open' }, select: { number: true, totalMinor: true, transfers: { where: { status: 'submitted' } } } }))

async function announce(tenant: DemoTenant, owner: AccountActor): Promise<void> {
  const invoice = await openInvoice(owner)
  if (!invoice?.number || invoice.transfers.length > 0) return
  const reference = `${tenant.company.split(' ')[0]?.toUpperCase()}-${invoice.number.slice(-4)}`
  await submitTransfer(owner, { number: invoice.number, amount_minor: Number(invoice.totalMinor), reference, paid_on: today(), note: undefined })
}

async function confirm(owner: AccountActor, finance: StaffActor): Promise<void> {
  const invoice = await openInvoice(owner)
  const transfer = invoice?.transfers[0]
  if (!invoice || !transfer) return
  await confirmTransfer(finance, { id: transfer.id, amount_minor: Number(invoice.totalMinor), value_date: today(), bank_reference: `DEMO-${invoice.number}` })
}

/** The owner behind an address, as an actor in their account. */
async function seatOf(email: string): Promise<AccountActor | undefined> {
  const seat = await inSystem((tx) => tx.membership.findFirst({ where: { role: 'owner', user: { email } }, select: { userId: true, account: true } }))
  if (!seat) return undefined
  const { userId, account } = seat
  return {
    type: 'user',
    accountId: account.id,
    accountSlug: account.slug,
    accountName: account.name,
    accountStatus: account.status,
    userId,
    actorId: userId,
    role: 'owner',
    mode: 'vendor',
    modes: [...STARTING_MODES],
    scopes: null,
    requestId: SEED.requestId,
    ip: 'seed',
  }
}
