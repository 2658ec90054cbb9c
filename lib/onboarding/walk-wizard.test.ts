import { beforeEach, expect, test, vi } from 'vitest'
import { verifyPassword } from '@/lib/auth/password'
import { resolveSession } from '@/lib/auth/resolve-session'
import { SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { visitOf } from '@/lib/auth/visit'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { createAccount, sendJoinRequest, sendSignupStep } from './actions'
import { sealedSignup } from './signup-draft'
import { shownErrors } from './shown-errors'
import { wizardState } from './wizard-state'
import type { FormStep, StepName } from './wizard'

// One browser: its cookies, as Next would keep them.
const jar = new Map<string, string>()
let headers = new Headers()
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
      set: (name: string, value: string, { maxAge }: { maxAge: number }) => (maxAge === 0 ? jar.delete(name) : jar.set(name, value)),
    }),
}))
beforeEach(() => {
  jar.clear()
  headers = new Headers({ 'sec-fetch-site': 'same-origin', 'x-client-ip': newId() })
})

/** Where an action sends the browser. */
async function pathAfter(action: Promise<void>): Promise<string> {
  const error: unknown = await action.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const digest = String((error as { digest?: string } | undefined)?.digest)
  expect(digest).toMatch(/^NEXT_REDIRECT/)
  return digest.split(';')[2] ?? ''
}
function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const send = (step: FormStep, fields: Record<string, string>) => pathAfter(sendSignupStep(step, form(fields)))
const create = () => pathAfter(createAccount())
const draft = async () => {
  const opened = await sealedSignup.open(jar.get('gatehouse.signup'))
  if (!opened) throw new Error('there is no draft')
  return opened
}
const errorsAt = async (step: StepName) => shownErrors(step, await wizardState(await draft()))

const person = (more: Record<string, string> = {}) => {
  const tag = newId()
  return { company_name: `Wizard ${tag}`, admin_name: 'Ada Owner', email: `ada@w-${tag}.example`, password: 'a long story about boats', phone: '', country: 'UG', ...more }
}
const billing = { payment_method: 'mtn_momo', 'billing.email': '', 'billing.address_line1': '1 Market Street', 'billing.city': 'Kampala', 'billing.country': 'UG' }

test('T3-15: free: plan, you, review, and signed in at the account with its credits', async () => {
  expect(await send('plan', { plan_slug: 'free' })).toBe('/signup/you')
  const answers = person()
  expect(await send('you', answers)).toBe('/signup/review')
  const path = await create()

  const signedIn = await resolveSession(visitOf(headers), jar.get(SESSION_COOKIE), path.slice(1))
  expect(signedIn?.account).toMatchObject({ accountName: answers.company_name, accountStatus: 'active', role: 'owner' })
  expect(jar.has('gatehouse.signup')).toBe(false)
  const [user] = await sql<{ password_hash: string }>('owner', 'SELECT password_hash FROM users WHERE email = $1', [answers.email])
  expect(await verifyPassword(user?.password_hash, answers.password)).toBe(true)
})

test('what the link said that led here stands beside the signup, and the browser forgets it then', async () => {
  // As Next hands a cookie out: decoded once.
  jar.set('gatehouse.campaign', 'utm_source=flyer&utm_campaign=rain+%26+sun&ref=ani')
  await send('plan', { plan_slug: 'free' })
  const answers = person()
  await send('you', answers)
  await create()
  expect(await sql('owner', 'SELECT door, utm_source, utm_medium, utm_campaign, referral_code FROM registrations WHERE email = $1', [answers.email])).toEqual([
    { door: 'web', utm_source: 'flyer', utm_medium: null, utm_campaign: 'rain & sun', referral_code: 'ani' },
  ])
  expect(jar.has('gatehouse.campaign')).toBe(false)
})

test('paid: billing is asked, and the account waits for its payment', async () => {
  await send('plan', { plan_slug: 'growth' })
  expect(await send('you', person())).toBe('/signup/billing')
  expect(await send('billing', billing)).toBe('/signup/review')
  const slug = (await create()).slice(1)
  expect(await sql('owner', `SELECT a.status, i.total_minor::int FROM accounts a JOIN invoices i ON i.account_id = a.id WHERE a.slug = $1`, [slug])).toEqual([{ status: 'pending_payment', total_minor: 20_000 }])
})

test('T3-15: sent twice, at once or one after the other, a draft makes one account, and both answers lead into it', async () => {
  await send('plan', { plan_slug: 'free' })
  const { company_name: name, ...rest } = person()
  await send('you', { company_name: name, ...rest })
  const kept = jar.get('gatehouse.signup') ?? ''
  const paths = await Promise.all([create(), create()])
  // The answer got lost: the browser still has its draft.
  jar.set('gatehouse.signup', kept)
  paths.push(await create())
  jar.set('gatehouse.signup', kept)
  expect((await wizardState(await draft())).made?.accountSlug).toBe(paths[0]?.slice(1))
  // And a click that comes after everything has a session only.
  jar.delete('gatehouse.signup')
  paths.push(await create())

  expect(new Set(paths)).toEqual(new Set([paths[0]]))
  expect(await sql('owner', 'SELECT count(*)::int FROM accounts WHERE name = $1', [name])).toEqual([{ count: 1 }])
})

test('a wrong step comes back with what was typed and what is wrong, in the order of the form', async () => {
  await send('plan', { plan_slug: 'free' })
  const typed = { company_name: ' A ', admin_name: '', email: 'no address', password: 'password1', phone: '12', country: 'XX' }
  expect(await send('you', typed)).toBe('/signup/you')
  const { password: _, ...kept } = typed
  expect((await draft()).values).toEqual({ plan_slug: 'free', ...kept })
  expect(JSON.stringify(await draft())).not.toContain('password1')
  expect(Object.keys((await errorsAt('you')).errors)).toEqual(['company_name', 'admin_name', 'email', 'password', 'phone', 'country'])
})

test('a good password is kept while another answer is wrong, and an empty field keeps it', async () => {
  await send('plan', { plan_slug: 'free' })
  const answers = person({ email: 'wrong' })
  expect(await send('you', answers)).toBe('/signup/you')
  expect(Object.keys((await errorsAt('you')).errors)).toEqual(['email'])
  expect(await send('you', { ...answers, password: '', email: person().email })).toBe('/signup/review')
})

test('back keeps what stands in the fields and judges nothing', async () => {
  await send('plan', { plan_slug: 'growth' })
  expect(await send('you', { company_name: 'Half', go: 'back' })).toBe('/signup')
  expect((await draft()).values.company_name).toBe('Half')
  expect(await errorsAt('you')).toEqual({ errors: {} })
  await send('you', person())
  expect(await send('billing', { 'billing.city': 'Kampala', go: 'back' })).toBe('/signup/you')
  expect(await send('you', { go: '' })).toBe('/signup/billing')
  expect((await draft()).values['billing.city']).toBe('Kampala')
})

test('what is taken is said at its field with a way out; a free name is one click away', async () => {
  const known = await account({ name: `Known ${newId()}`, email: `ada@k-${newId()}.example` })
  const [row] = await sql<{ name: string; email_domain: string }>('owner', 'SELECT name, email_domain FROM accounts WHERE id = $1', [known.accountId])
  await send('plan', { plan_slug: 'free' })
  await send('you', person({ company_name: row?.name.toUpperCase() ?? '', email: `new@${row?.email_domain ?? ''}` }))
  const state = await wizardState(await draft())
  expect(Object.keys(state.errors.you)).toEqual(['company_name', 'email'])
  expect(state).toMatchObject({ domain: row?.email_domain, open: 'you', suggestions: [expect.any(String), expect.any(String), expect.any(String)] })

  await send('you', { use_name: state.suggestions[0] ?? '', go: 'stay' })
  expect(Object.keys((await errorsAt('you')).errors)).toEqual(['email'])
  expect(await send('you', { go: 'join' })).toBe('/signup/join')
  expect(await pathAfter(sendJoinRequest(form({ admin_name: 'New Colleague', email: `new@${row?.email_domain ?? ''}` })))).toBe('/signup/join?asked=yes')
})

test('what was taken between review and the last button leads back to its field', async () => {
  await send('plan', { plan_slug: 'free' })
  const answers = person()
  await send('you', answers)
  await account({ name: answers.company_name, email: `other@o-${newId()}.example` })
  expect(await create()).toBe('/signup/you')
  expect(Object.keys((await errorsAt('you')).errors)).toEqual(['company_name'])
  expect((await draft()).passwordHash).toBeDefined()
})

test('an installed plan leads to the application; an unknown one is asked again', async () => {
  expect(await send('plan', { plan_slug: 'home-gold' })).toBe('/apply?plan=home-gold')
  expect(await send('plan', { plan_slug: 'guest' })).toBe('/signup')
  expect(Object.keys((await errorsAt('plan')).errors)).toEqual(['plan_slug'])
})

test('no step can be jumped over, and nothing is made of half a draft', async () => {
  const before = await everything()
  expect(await create()).toBe('/signup')
  await send('plan', { plan_slug: 'growth' })
  expect(await create()).toBe('/signup/you')
  await send('you', person())
  expect(await create()).toBe('/signup/billing')
  expect(await send('billing', { ...billing, payment_method: 'mpesa' })).toBe('/signup/billing')
  expect(Object.keys((await errorsAt('billing')).errors)).toEqual(['payment_method'])
  expect(await everything()).toEqual(before)
})

test('after too many tries it says so, keeps what was typed, and no longer tells what is taken', async () => {
  const known = await account({ name: `Limit ${newId()}` })
  const [row] = await sql<{ name: string }>('owner', 'SELECT name FROM accounts WHERE id = $1', [known.accountId])
  for (let n = 0; n < 60; n++) await send('plan', { plan_slug: 'free' })
  expect(await send('you', person({ company_name: row?.name ?? '' }))).toBe('/signup/you')
  expect((await draft()).values.company_name).toBe(row?.name)
  expect(await errorsAt('you')).toMatchObject({ form: expect.stringContaining('Too many tries') as string })
  expect((await wizardState(await draft())).errors.you.company_name).toBeUndefined()
})

test('answers too long for a cookie are said to be, and the earlier ones stay', async () => {
  await send('plan', { plan_slug: 'free' })
  await send('you', person({ company_name: 'Kept' }))
  const long = () => Array.from({ length: 300 }, () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000))).join('')
  await send('billing', Object.fromEntries(Object.keys(billing).map((name) => [name, long()])))
  expect(await errorsAt('billing')).toMatchObject({ form: expect.stringContaining('more than we can hold') as string })
  expect((await draft()).values.company_name).toBe('Kept')
})
