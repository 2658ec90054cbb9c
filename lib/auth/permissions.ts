import type { AccountStatus, MembershipRole, StaffRole } from '@/lib/generated/prisma/enums'
import type { AccountActor, StaffActor } from '@/lib/core/actor'
import { AppError, forbidden } from '@/lib/core/errors'

// Who may do what: two tables, read by the server's guards and by the screens alike, so that the two cannot disagree.
// Pure and browser-safe. Ownership is not decided here; it is part of every query.

const viewer = ['account:read', 'settings:read', 'members:read', 'billing:read', 'credits:read', 'sites:read', 'issues:read', 'quotes:read', 'playbooks:read'] as const
const editor = [...viewer, 'credits:spend', 'sites:create', 'sites:update', 'issues:create', 'issues:answer', 'quotes:create'] as const
const owner = [
  ...editor,
  'settings:update',
  'members:manage',
  'billing:pay',
  'billing:update',
  'sites:delete',
  'api_keys:manage',
  'playbooks:update',
] as const

export type AccountPermission = (typeof owner)[number]

/** What a member may do in an account. Owner and admin differ in what later concerns the account's own end, not in this. */
export const accountRoles: Readonly<Record<MembershipRole, readonly AccountPermission[]>> = { owner, admin: owner, editor, viewer }

const everyColleague = ['console:open', 'registrations:read', 'installations:read', 'channels:read', 'mailbox:read'] as const
const agent = [
  ...everyColleague,
  'accounts:read',
  'registrations:verify',
  'registrations:schedule',
  'registrations:cancel',
  'registrations:convert',
  'registrations:reopen',
  'registrations:export',
  'registrations:update',
  'registrations:assign',
  'payments:read',
  'invoices:read',
  'installations:assign',
  'plans:read',
  'catalogue:read',
  'deliveries:read',
  'deliveries:resend',
  'issues:read_all',
] as const
const supervisor = [
  ...agent,
  'registrations:survey',
  'registrations:approve',
  'registrations:reject',
  'registrations:import',
  'installations:work',
  'installations:reopen',
  'technicians:manage',
  'organisation:manage',
  'templates:manage',
  'reports:read',
  'renewals:read',
  'accounts:suspend',
  'audit:read',
] as const
const finance = ['console:open', 'accounts:read', 'payments:read', 'payments:confirm', 'invoices:read', 'renewals:read', 'renewals:manage', 'credits:grant', 'plans:read', 'deliveries:read', 'channels:read', 'mailbox:read'] as const
const technician = [...everyColleague, 'registrations:survey', 'installations:work'] as const
const admin = [...supervisor, 'payments:confirm', 'renewals:manage', 'credits:grant', 'plans:manage', 'catalogue:manage', 'staff:manage'] as const

export type StaffPermission = (typeof admin)[number]

/** What a colleague of the business that runs Gatehouse may do. */
export const staffRoles: Readonly<Record<StaffRole, readonly StaffPermission[]>> = { admin, supervisor, agent, technician, finance }

export type Permission = AccountPermission | StaffPermission

/** Every permission of members, for choosing a key's scopes and for tests. */
export const accountPermissions: readonly AccountPermission[] = owner
/** Every permission of staff. */
export const staffPermissions: readonly StaffPermission[] = admin

const has = (table: Readonly<Record<string, readonly string[]>>, role: string, permission: string): boolean =>
  Object.hasOwn(table, role) && (table[role]?.includes(permission) ?? false)

/**
 * May a key with these scopes do this? A scope is a permission, or `<area>:write` for all that changes the area.
 *
 * @param scopes null for a person, whom only the role bounds
 */
function inScope(scopes: readonly string[] | null, permission: string): boolean {
  if (scopes === null) return true
  const [area, verb] = permission.split(':')
  return scopes.includes(permission) || (verb !== 'read' && scopes.includes(`${area}:write`))
}

/** What `can` needs to know of an actor; screens may pass just that. */
export type Able = Pick<AccountActor, 'type' | 'role' | 'scopes'> | Pick<StaffActor, 'type' | 'role' | 'scopes'>

/**
 * May this actor do this at all? Unknown roles may nothing; a key never exceeds its holder.
 * The account's state is asked separately: see `accountAllows`.
 */
export function can(actor: Able, permission: Permission): boolean {
  return has(actor.type === 'staff' ? staffRoles : accountRoles, actor.role, permission) && inScope(actor.scopes, permission)
}

const WHILE_PENDING: ReadonlySet<string> = new Set(['billing:pay', 'billing:update', 'settings:update', 'api_keys:manage'])
const isRead = (permission: AccountPermission): boolean => permission.endsWith(':read')

/** Does the account's state leave room for this? Active: all. Pending: looking, paying, settings, keys. Suspended: looking and paying. Closed: nothing. */
export function accountAllows(status: AccountStatus, permission: AccountPermission): boolean {
  switch (status) {
    case 'active':
      return true
    case 'pending_payment':
    case 'pending_installation':
      return isRead(permission) || WHILE_PENDING.has(permission)
    case 'suspended':
      return isRead(permission) || permission === 'billing:pay'
    default:
      return false
  }
}

/** May this member do it now: by role, and in the account's present state? For screens, to show only what will be accepted. */
export const mayNow = (actor: AccountActor, permission: AccountPermission): boolean => can(actor, permission) && accountAllows(actor.accountStatus, permission)

/**
 * The guard of everything that works in an account.
 *
 * @throws FORBIDDEN when the role, the key's scopes or a suspension refuses; PAYMENT_REQUIRED while the first payment is open.
 */
export function requireAccountPermission(actor: AccountActor, permission: AccountPermission): void {
  if (!can(actor, permission)) throw forbidden()
  if (accountAllows(actor.accountStatus, permission)) return
  if (actor.accountStatus === 'pending_payment') {
    throw new AppError('PAYMENT_REQUIRED', 'This opens as soon as your first payment has arrived')
  }
  if (actor.accountStatus === 'pending_installation') throw new AppError('FORBIDDEN', 'This opens as soon as your installation is complete')
  throw new AppError('FORBIDDEN', 'This account is suspended. You can still look at everything and pay open invoices')
}

/**
 * The guard of everything that staff do.
 *
 * @throws FORBIDDEN when the role or the key's scopes refuse.
 */
export function requireStaffPermission(actor: StaffActor, permission: StaffPermission): void {
  if (!can(actor, permission)) throw forbidden()
}
