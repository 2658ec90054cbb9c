import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { account, type TestAccount } from '@/lib/testing/factories'
import { decideJoinRequest } from './decide-join-request'

async function wish({ accountId }: TestAccount, email = `colleague-${newId()}@c.example`): Promise<{ id: string; email: string }> {
  const id = newId()
  await sql('owner', `INSERT INTO join_requests (id, account_id, email, name) VALUES ($1, $2, $3, 'New Colleague')`, [id, accountId, email])
  return { id, email }
}
const letIn = (actor: AccountActor, { id }: { id: string }, role: 'viewer' | 'editor' | 'admin' = 'viewer') => decideJoinRequest(actor, { id, decision: 'approve', role })
const membersOf = ({ accountId }: TestAccount) =>
  sql<{ email: string; role: string; modes: string }>(
    'owner',
    `SELECT u.email, m.role::text, count(p.mode)::text AS modes FROM memberships m JOIN users u ON u.id = m.user_id LEFT JOIN profiles p ON p.account_id = m.account_id AND p.user_id = m.user_id
     WHERE m.account_id = $1 AND m.role <> 'owner' GROUP BY u.email, m.role`,
    [accountId],
  )

test('T0-07: whoever is let in gets the role that was chosen, three modes, and a link to make their own login', async () => {
  const made = await account({ plan: 'growth' })
  const asked = await wish(made)
  await letIn(made.owner, asked, 'editor')
  expect(await membersOf(made)).toEqual([{ email: asked.email, role: 'editor', modes: '3' }])
  expect(await sql('owner', 'SELECT template, "to" FROM deliveries WHERE "to" = $1', [asked.email])).toEqual([{ template: 'claim-account', to: asked.email }])
  expect(await sql('owner', `SELECT count(*)::int AS n FROM audit_entries WHERE account_id = $1 AND action = 'join_request.approved'`, [made.accountId])).toEqual([{ n: 1 }])
})

test('a person with a confirmed login is told; one whose address was never confirmed is not let in', async () => {
  const made = await account({ plan: 'growth' })
  const known = await account()
  const [{ email } = { email: '' }] = await sql<{ email: string }>('owner', 'SELECT email FROM users WHERE id = $1', [known.userId])
  const asked = await wish(made, email)

  await expect(letIn(made.owner, asked)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await membersOf(made)).toEqual([])

  await sql('owner', 'UPDATE users SET email_verified_at = now() WHERE id = $1', [known.userId])
  await letIn(made.owner, asked)
  expect(await membersOf(made)).toEqual([{ email, role: 'viewer', modes: '3' }])
  expect(await sql('owner', `SELECT template FROM deliveries WHERE "to" = $1 AND account_id = $2`, [email, made.accountId])).toEqual([{ template: 'join-approved' }])
})

test('a decision is made once, and declining makes nobody a member', async () => {
  const made = await account({ plan: 'growth' })
  const asked = await wish(made)
  await decideJoinRequest(made.owner, { id: asked.id, decision: 'decline', role: 'viewer' })
  await expect(letIn(made.owner, asked)).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: 'declined' } })
  expect(await membersOf(made)).toEqual([])
})

test('another account’s request does not exist', async () => {
  const [made, other] = [await account({ plan: 'growth' }), await account({ plan: 'growth' })]
  const asked = await wish(other)
  const before = await everything()
  await expect(letIn(made.owner, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await everything()).toEqual(before)
})

test('of ten who are let in at once, as many get in as the plan has seats', async () => {
  const made = await account({ plan: 'growth' }) // 3 seats, one of them the owner's
  const asked = await Promise.all(Array.from({ length: 10 }, () => wish(made)))
  const tries = await Promise.allSettled(asked.map((each) => letIn(made.owner, each)))
  const refused = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  expect(refused).toHaveLength(8)
  expect(refused).toEqual(Array.from({ length: 8 }, () => expect.objectContaining({ code: 'LIMIT_REACHED', details: { what: 'people', limit: 3, used: 3 } })))
  expect(await membersOf(made)).toHaveLength(2)
  expect(await sql('owner', `SELECT count(*)::int AS n FROM join_requests WHERE account_id = $1 AND status = 'pending'`, [made.accountId])).toEqual([{ n: 8 }])
})
