import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import type { AccountStatus } from '@/lib/generated/prisma/enums'
import { accountAllows, accountPermissions, accountRoles, can, requireAccountPermission, staffPermissions, staffRoles, type Able, type Permission } from './permissions'

// The table once more, written out by hand and the other way round: by permission, who may. A slip in one of the two shows.

const STAFF: Record<string, string> = {
  'console:open': 'admin supervisor agent technician finance',
  'accounts:read': 'admin supervisor agent finance',
  'accounts:suspend': 'admin supervisor',
  'registrations:read': 'admin supervisor agent technician',
  'registrations:verify': 'admin supervisor agent',
  'registrations:schedule': 'admin supervisor agent',
  'registrations:survey': 'admin supervisor technician',
  'registrations:approve': 'admin supervisor',
  'registrations:reject': 'admin supervisor',
  'registrations:cancel': 'admin supervisor agent',
  'registrations:convert': 'admin supervisor agent',
  'registrations:reopen': 'admin supervisor agent',
  'registrations:export': 'admin supervisor agent',
  'registrations:update': 'admin supervisor agent',
  'registrations:assign': 'admin supervisor agent',
  'registrations:import': 'admin supervisor',
  'payments:read': 'admin supervisor agent finance',
  'payments:confirm': 'admin finance',
  'invoices:read': 'admin supervisor agent finance',
  'renewals:read': 'admin supervisor finance',
  'renewals:manage': 'admin finance',
  'credits:grant': 'admin finance',
  'installations:read': 'admin supervisor agent technician',
  'installations:assign': 'admin supervisor agent',
  'installations:work': 'admin supervisor technician',
  'installations:reopen': 'admin supervisor',
  'technicians:manage': 'admin supervisor',
  'organisation:manage': 'admin supervisor',
  'templates:manage': 'admin supervisor',
  'reports:read': 'admin supervisor',
  'plans:read': 'admin supervisor agent finance',
  'plans:manage': 'admin',
  'catalogue:read': 'admin supervisor agent',
  'catalogue:manage': 'admin',
  'deliveries:read': 'admin supervisor agent finance',
  'deliveries:resend': 'admin supervisor agent',
  'audit:read': 'admin supervisor',
  'channels:read': 'admin supervisor agent technician finance',
  'staff:manage': 'admin',
  'issues:read_all': 'admin supervisor agent',
  'mailbox:read': 'admin supervisor agent technician finance',
}

const MEMBERS: Record<string, string> = {
  'account:read': 'owner admin editor viewer',
  'settings:read': 'owner admin editor viewer',
  'settings:update': 'owner admin',
  'members:read': 'owner admin editor viewer',
  'members:manage': 'owner admin',
  'billing:read': 'owner admin editor viewer',
  'billing:pay': 'owner admin',
  'billing:update': 'owner admin',
  'credits:read': 'owner admin editor viewer',
  'credits:spend': 'owner admin editor',
  'sites:read': 'owner admin editor viewer',
  'sites:create': 'owner admin editor',
  'sites:update': 'owner admin editor',
  'sites:delete': 'owner admin',
  'issues:read': 'owner admin editor viewer',
  'issues:create': 'owner admin editor',
  'issues:answer': 'owner admin editor',
  'quotes:read': 'owner admin editor viewer',
  'quotes:create': 'owner admin editor',
  'api_keys:manage': 'owner admin',
  'playbooks:read': 'owner admin editor viewer',
  'playbooks:update': 'owner admin',
}

const able = (type: 'user' | 'staff' | 'api_key', role: string, scopes: string[] | null = null) => ({ type, role, scopes }) as Able
const rows = (table: Record<string, string>, roles: string[]) =>
  Object.entries(table).flatMap(([permission, allowed]) => roles.map((role) => [role, permission as Permission, allowed.split(' ').includes(role)] as const))

test.each(rows(STAFF, ['admin', 'supervisor', 'agent', 'technician', 'finance', 'owner', 'manager']))('staff: %s, %s → %s', (role, permission, allowed) => {
  expect(can(able('staff', role), permission)).toBe(allowed)
})

test.each(rows(MEMBERS, ['owner', 'admin', 'editor', 'viewer', 'technician', '']))('member: %s, %s → %s', (role, permission, allowed) => {
  expect(can(able('user', role), permission)).toBe(allowed)
})

test('the tables know no permission that this test does not', () => {
  expect([...staffPermissions].sort()).toEqual(Object.keys(STAFF).sort())
  expect([...accountPermissions].sort()).toEqual(Object.keys(MEMBERS).sort())
  expect(Object.keys(staffRoles)).toHaveLength(5)
  expect(Object.keys(accountRoles)).toHaveLength(4)
})

test('an unknown role may nothing, also one that every object has', () => {
  for (const role of ['constructor', '__proto__', 'toString', 'root', 'OWNER']) {
    expect(can(able('user', role), 'account:read')).toBe(false)
    expect(can(able('staff', role), 'console:open')).toBe(false)
  }
})

test('a member is no colleague: an account’s owner may nothing in the console, an admin of staff nothing in an account', () => {
  expect(staffPermissions.filter((permission) => can(able('user', 'owner'), permission))).toEqual([])
  expect(accountPermissions.filter((permission) => can(able('staff', 'admin'), permission))).toEqual([])
})

test('a key may what its scopes say and never more than its holder', () => {
  const key = able('api_key', 'admin', ['credits:spend', 'sites:write'])
  const allowed = accountPermissions.filter((permission) => can(key, permission))
  expect(allowed.toSorted()).toEqual(['credits:spend', 'sites:create', 'sites:delete', 'sites:update'])
  expect(can(able('staff', 'agent', ['registrations:approve', 'accounts:read']), 'registrations:approve')).toBe(false)
  expect(can(able('staff', 'agent', ['registrations:approve', 'accounts:read']), 'accounts:read')).toBe(true)
  expect(can(able('api_key', 'admin', []), 'account:read')).toBe(false)
  expect(can(able('api_key', 'admin', ['*', 'sites:*', 'sites']), 'sites:read')).toBe(false)
})

const allowedWhile = (status: string) => accountPermissions.filter((permission) => accountAllows(status as AccountStatus, permission))
const reads = accountPermissions.filter((permission) => permission.endsWith(':read'))

test('what each state of an account leaves open', () => {
  expect(allowedWhile('active')).toEqual(accountPermissions)
  const pending = [...reads, 'billing:pay', 'billing:update', 'settings:update', 'api_keys:manage'].sort()
  expect(allowedWhile('pending_payment').toSorted()).toEqual(pending)
  expect(allowedWhile('pending_installation').toSorted()).toEqual(pending)
  expect(allowedWhile('suspended').toSorted()).toEqual([...reads, 'billing:pay'].sort())
  expect(allowedWhile('closed')).toEqual([])
  expect(allowedWhile('something new')).toEqual([])
})

test.each([
  ['pending_payment', 'PAYMENT_REQUIRED'],
  ['pending_installation', 'FORBIDDEN'],
  ['suspended', 'FORBIDDEN'],
  ['closed', 'FORBIDDEN'],
] as const)('spending in an account that is %s is refused with %s', (accountStatus, code) => {
  const owner = { type: 'user', role: 'owner', scopes: null, accountStatus } as AccountActor
  expect(() => requireAccountPermission(owner, 'credits:spend')).toThrow(expect.objectContaining({ code }))
})
