import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import type { AccountStatus, MembershipRole } from '@/lib/generated/prisma/enums'
import { checklist } from './checklist'
import type { AccountHome } from './queries'

const actor = (role: MembershipRole = 'owner', accountStatus: AccountStatus = 'active'): AccountActor => ({
  type: 'user',
  accountId: '01960000-0000-7000-8000-000000000001',
  accountSlug: 'acme',
  accountName: 'Acme',
  accountStatus,
  userId: '01960000-0000-7000-8000-000000000002',
  actorId: '01960000-0000-7000-8000-000000000002',
  role,
  mode: 'vendor',
  modes: ['vendor'],
  scopes: null,
  requestId: 'r',
  ip: '127.0.0.1',
})

const home = (changes: Partial<AccountHome> = {}): AccountHome => ({
  id: '01960000-0000-7000-8000-000000000001',
  slug: 'acme',
  name: 'Acme',
  kind: 'business',
  status: 'active',
  country: null,
  phone: null,
  emailDomain: 'acme.example',
  createdAt: new Date(0),
  subscription: { status: 'active', periodStart: null, periodEnd: null },
  plan: { slug: 'growth', name: 'Growth', family: 'online', price: { amountMinor: 20_000, currency: 'USD', interval: 'month' }, includedCredits: 2000, creditGrant: 'period' },
  seats: { limit: 3, used: 1 },
  sites: { limit: 5, used: 0 },
  sectorsPerSite: 5,
  openQuotes: null,
  credits: { balance: 0, held: 0, available: 0 },
  due: null,
  joinRequests: 0,
  weightsSaved: false,
  triggersSaved: false,
  ...changes,
})

const open = (...given: Parameters<typeof checklist>): string[] => checklist(...given).flatMap(({ key, done }) => (done ? [] : [key]))

test('an owner of a fresh account sees each step that they can take, and each is ticked by its fact', () => {
  expect(open(home(), actor(), false)).toEqual(['email', 'site', 'details', 'weights', 'playbooks', 'team'])
  expect(open(home({ country: 'UG' }), actor(), true)).toContain('details')
  expect(open(home({ country: 'UG', phone: '+256782240146', weightsSaved: true, triggersSaved: true, seats: { limit: 3, used: 2 }, sites: { limit: 5, used: 1 } }), actor(), true)).toEqual([])
})

test('while the first payment is open, only what the account may do now is asked for', () => {
  const pending = home({ status: 'pending_payment' })
  expect(open(pending, actor('owner', 'pending_payment'), true)).toEqual(['payment', 'details', 'weights'])
})

test('while an installation is waited for, paying its invoice is left to do until it is paid', () => {
  const due = { number: 'INV-2026-000001' } as NonNullable<AccountHome['due']>
  expect(open(home({ status: 'pending_installation', due }), actor('owner', 'pending_installation'), true)).toContain('invoice')
  expect(open(home({ status: 'pending_installation' }), actor('owner', 'pending_installation'), true)).not.toContain('invoice')
})

test('the first site is asked of those who may make one, where the plan has room for sites at all', () => {
  expect(open(home(), actor('editor'), true)).toEqual(['site'])
  expect(open(home({ sites: { limit: null, used: 0 } }), actor(), true)).toContain('site')
  expect(open(home({ sites: { limit: 0, used: 0 } }), actor(), true)).not.toContain('site')
  expect(open(home({ sites: { limit: 5, used: 1 } }), actor(), true)).not.toContain('site')
})

test('nobody is asked for what their role, plan or domain does not allow', () => {
  expect(open(home(), actor('viewer'), true)).toEqual([])
  expect(open(home({ emailDomain: null }), actor(), true)).not.toContain('team')
  expect(open(home({ seats: { limit: 1, used: 1 } }), actor(), true)).not.toContain('team')
  const free = home({ plan: { ...home().plan, price: { amountMinor: 0, currency: 'USD', interval: 'none' } } })
  expect(checklist(free, actor(), true).map(({ key }) => key)).not.toContain('payment')
})
