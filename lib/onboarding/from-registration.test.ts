import { expect, test } from 'vitest'
import { listPublicPlans } from '@/lib/plans/queries'
import { everything, sql } from '@/lib/testing/database'
import { account, order, staff } from '@/lib/testing/factories'
import { application } from '@/lib/testing/registrations'
import { failingAfter, Injected, statementsOf } from '@/lib/testing/statements'
import { fromRegistration } from './from-registration'

const agent = await staff('agent')
const convert = (id: string) => fromRegistration(agent, { id })

test('PIPE-6: an approved application ends in everything that a customer consists of', async () => {
  const { id, number } = await application()
  const { replayed, result } = await convert(id)
  expect(replayed).toBe(false)
  const [whole] = await sql('owner', `SELECT a.kind, a.status, a.door, a.name, a.email_domain, s.status AS subscription, s.period_start, i.status AS invoice, i.total_minor::int,
      (SELECT jsonb_array_length(i.lines)) AS lines, i.buyer ->> 'city' AS billed, t.status AS installation, t.number AS installation_number, t.address, t.due_at IS NOT NULL AS due,
      t.preferred_date::text, (SELECT count(*)::int FROM installation_items x WHERE x.installation_id = t.id) AS items, u.id AS owner, u.email IS NOT NULL AS has_email, u.password_hash, u.claimed_at,
      r.status AS registration, r.furthest, r.due_at, b.balance::int, (SELECT count(*)::int FROM playbook_triggers p WHERE p.account_id = a.id) AS triggers,
      (SELECT string_agg(e.to_status::text, ' > ' ORDER BY position) FROM registration_events e WHERE e.registration_id = r.id) AS way,
      (SELECT count(*)::int FROM registrations x WHERE x.account_id = a.id) AS registrations,
      (SELECT string_agg(d.template || ' ' || d.channel, ', ' ORDER BY d.template, d.channel) FROM deliveries d WHERE d.registration_id = r.id) AS messages
    FROM registrations r JOIN accounts a ON a.id = r.account_id JOIN subscriptions s ON s.account_id = a.id JOIN invoices i ON i.account_id = a.id JOIN installations t ON t.registration_id = r.id
      JOIN memberships m ON m.account_id = a.id AND m.role = 'owner' JOIN users u ON u.id = m.user_id JOIN credit_balances b ON b.account_id = a.id WHERE r.id = $1`, [id])
  expect(whole).toMatchObject({
    kind: 'household', status: 'pending_installation', door: 'staff', name: 'Ayu Lestari', email_domain: null, subscription: 'pending_payment', period_start: null,
    invoice: 'open', total_minor: 29_990_000, lines: 2, billed: 'Bandung', installation: 'open', installation_number: result.installation_number, address: 'Jl. Melati No. 5, RT 02', due: true, preferred_date: '2026-12-01', items: 5,
    owner: result.user_id, has_email: true, password_hash: null, claimed_at: null, registration: 'customer_created', furthest: 'customer_created', due_at: null, balance: 0, triggers: 5,
    way: 'pending_verification > verified > survey_scheduled > survey_completed > approved > customer_created', registrations: 1,
    messages: 'customer-welcome email, customer-welcome whatsapp, payment-instructions email',
  })
  const audit = await sql('owner', `SELECT actor_type, actor_id, data FROM audit_entries WHERE account_id = $1 AND action = 'account.provisioned'`, [result.account_id])
  expect(audit, 'PROV-10').toEqual([{ actor_type: 'staff', actor_id: agent.userId, data: { door: 'staff', plan: 'home-silver', registration: number } }])
})

test('T1-03 PIPE-6: ten clicks at once make one customer, one installation, one invoice and one notice', async () => {
  const { id } = await application()
  const answers = await Promise.all(Array.from({ length: 10 }, () => convert(id)))
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(new Set(answers.map(({ result }) => JSON.stringify(result))).size).toBe(1)
  await sql('owner', `DELETE FROM command_keys WHERE scope = 'registration' AND key = $1`, [id])
  expect(await convert(id), 'also when the key was swept away').toEqual({ replayed: true, result: answers[0]?.result })
  const [made] = await sql('owner', `SELECT (SELECT count(*)::int FROM accounts WHERE id = r.account_id) AS accounts, (SELECT count(*)::int FROM installations WHERE registration_id = r.id) AS installations,
      (SELECT count(*)::int FROM invoices WHERE account_id = r.account_id) AS invoices, (SELECT count(*)::int FROM deliveries WHERE registration_id = r.id AND template = 'customer-welcome' AND channel = 'whatsapp') AS notices
    FROM registrations r WHERE id = $1`, [id])
  expect(made).toEqual({ accounts: 1, installations: 1, invoices: 1, notices: 1 })
})

test.each(['pending_verification', 'verified', 'survey_scheduled', 'survey_completed'] as const)('PIPE-6: %s is not approved; nothing is made', async (status) => {
  const { id } = await application({ status })
  const before = await everything()
  await expect(convert(id)).rejects.toMatchObject({ code: 'CONFLICT', details: { live_status: status } })
  expect(await everything()).toEqual(before)
})

test('a customer who signed up by the web has no application to end; an unknown one does not exist', async () => {
  const { accountId } = await account()
  const [row] = await sql<{ id: string }>('owner', 'SELECT id FROM registrations WHERE account_id = $1', [accountId])
  await expect(convert(row?.id ?? '')).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(convert('01900000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('PROV-2 T1-10: broken off after any statement, the application is approved as before and nothing else is there', async () => {
  const rehearsal = await application()
  const { statements } = await statementsOf(() => convert(rehearsal.id))
  const { id } = await application()
  const before = await everything()
  for (const done of statements.keys()) {
    await expect(failingAfter(done, () => convert(id)), `after ${done}`).rejects.toThrow(Injected)
    expect(await everything(), `after ${done}: ${statements[done]?.slice(0, 60)}`).toEqual(before)
  }
  expect(await convert(id)).toMatchObject({ replayed: false })
})

test('T3-01: every installed plan can be had: its account waits, and its invoice is the setup fee and the first period', async () => {
  const plans = (await listPublicPlans()).filter(({ onboarding }) => onboarding === 'installed')
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) {
    const { result } = await convert((await application({ plan: plan.slug })).id)
    const rows = await sql('owner', `SELECT a.status, p.slug, i.total_minor::int AS total, i.currency::text FROM accounts a JOIN subscriptions s ON s.account_id = a.id
      JOIN plan_versions v ON v.id = s.plan_version_id JOIN plans p ON p.id = v.plan_id JOIN invoices i ON i.subscription_id = s.id WHERE a.id = $1`, [result.account_id])
    expect(rows, plan.slug).toEqual([{ status: 'pending_installation', slug: plan.slug, total: plan.price.amountMinor + (plan.setupFeeMinor ?? 0), currency: plan.price.currency }])
  }
})

test('an instant plan is not for this door; an application without an address says which fields are missing', async () => {
  await expect(convert((await application({ plan: 'free' })).id)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(convert((await application({ address: null })).id)).rejects.toMatchObject({ code: 'VALIDATION', fields: { address: [expect.any(String)] } })
})

test('a company becomes a business; a name that is taken is refused at its field and can be changed', async () => {
  const { name } = await order()
  const made = await account({ name })
  const { id } = await application({ company: name.toUpperCase() })
  await expect(convert(id)).rejects.toMatchObject({ code: 'CONFLICT', fields: { company_name: [expect.any(String)] } })
  await sql('owner', `UPDATE registrations SET company_name = company_name || ', second house' WHERE id = $1`, [id])
  const { result } = await convert(id)
  expect(result.account_id).not.toBe(made.accountId)
  expect(await sql('owner', 'SELECT kind FROM accounts WHERE id = $1', [result.account_id])).toEqual([{ kind: 'business' }])
})

test('PIPE-7: who has no phone or no e-mail address gets the notice by the other; neither is ever an exception', async () => {
  const channels = (id: string) => sql('owner', `SELECT channel FROM deliveries WHERE registration_id = $1 AND template = 'customer-welcome'`, [id])
  const [byMail, byPhone] = [await application({ phone: null }), await application({ email: null })]
  await convert(byMail.id)
  const { result } = await convert(byPhone.id)
  expect(await channels(byMail.id)).toEqual([{ channel: 'email' }])
  expect(await channels(byPhone.id)).toEqual([{ channel: 'whatsapp' }])
  expect(await sql('owner', `SELECT b.email, i.buyer ? 'email' AS named FROM billing_profiles b JOIN invoices i USING (account_id) WHERE account_id = $1`, [result.account_id])).toEqual([{ email: null, named: false }])
})

test('PROV-10: an address that is somebody’s login stays theirs; the customer is made all the same', async () => {
  const email = `known-${agent.userId}@gmail.com`
  const other = await account({ email })
  for (const phone of [undefined, null]) {
    const { result } = await convert((await application({ email, ...(phone === null && { phone }) })).id)
    expect(await sql('owner', 'SELECT email, claimed_at FROM users WHERE id = $1', [result.user_id])).toEqual([{ email: null, claimed_at: null }])
  }
  expect(await sql('owner', 'SELECT count(*)::int FROM memberships WHERE user_id = $1', [other.userId])).toEqual([{ count: 1 }])
})

test('PROV-4: an address that signs up at this very moment is one person’s, and the customer is made whoever wins', async () => {
  for (const turn of [1, 2, 3]) {
    const email = `race-${turn}-${agent.userId}@gmail.com`
    const { id } = await application({ email })
    const [signup, customer] = await Promise.allSettled([account({ email }), convert(id)])
    expect(customer).toMatchObject({ status: 'fulfilled', value: { replayed: false } })
    const holder = await sql('owner', 'SELECT claimed_at IS NOT NULL AS claimed FROM users WHERE email = $1', [email])
    expect(holder).toEqual([{ claimed: signup.status === 'fulfilled' }])
  }
})
