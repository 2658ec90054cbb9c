import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import type { AccountStatus, MembershipRole } from '@/lib/generated/prisma/enums'
import { paletteOf } from './palette-source'

const offered = (role: MembershipRole, accountStatus: AccountStatus = 'active'): string[] => {
  const actor: AccountActor = {
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
  }
  const { pages, actions = [], find } = paletteOf(actor)
  expect(find?.[0]?.account).toBe(accountStatus === 'closed' ? undefined : 'acme')
  return [...pages, ...actions].map(({ href }) => href.replace('/acme', '') || '/')
}

test('the palette offers what will be accepted, by role and by state', () => {
  const reads = ['/', '/sites', '/credits', '/billing', '/team', '/settings', '/settings/weights', '/settings/playbooks', '/settings/security', '/settings/security#password']
  const manages = ['/settings/keys', '/settings/keys#create', '/billing/plans', '/billing/details', '/team#requests']
  const all = [...reads, '/sites/new', ...manages].toSorted()
  for (const role of ['owner', 'admin'] as const) expect(offered(role).toSorted()).toEqual(all)
  expect(offered('editor').toSorted()).toEqual([...reads, '/sites/new'].toSorted())
  expect(offered('viewer').toSorted()).toEqual(reads.toSorted())
  expect(offered('owner', 'pending_payment').toSorted()).toEqual(all.filter((href) => !['/team#requests', '/sites/new'].includes(href)))
  expect(offered('owner', 'suspended').toSorted()).toEqual(reads.toSorted())
  // Each stands there once: the list tells its lines apart by their address.
  expect(new Set(all).size).toBe(all.length)
  expect(offered('owner', 'closed')).toEqual([])
})
