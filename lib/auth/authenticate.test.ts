import { hash } from '@node-rs/argon2'
import { beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { authenticate } from './authenticate'
import * as passwords from './password'
import { LIMITS } from './rate-limits'

vi.mock('./password', async (original) => {
  const real = await original<typeof passwords>()
  return { ...real, verifyPassword: vi.fn(real.verifyPassword) }
})
const verified = vi.mocked(passwords.verifyPassword)
beforeEach(() => {
  verified.mockClear()
})

const PASSWORD = 'correct horse battery'
const visit = () => ({ ip: newId(), requestId: 'test-request' })

async function person(passwordHash?: string): Promise<{ userId: string; email: string }> {
  const email = `ada@${newId()}.example`
  const { userId } = await account({ email, passwordHash: passwordHash ?? (await passwords.hashPassword(PASSWORD)) })
  return { userId, email }
}
const outcome = (login: { email: string; password: string }, from = visit()) =>
  authenticate(login, from).then(
    (userId) => ({ userId }),
    ({ code, message, fields }: { code: string; message: string; fields?: unknown }) => ({ code, message, fields }),
  )

test('the right password lets its owner in', async () => {
  const { userId, email } = await person()
  expect(await outcome({ email, password: PASSWORD })).toEqual({ userId })
  const [row] = await sql<{ password_hash: string }>('owner', 'SELECT password_hash FROM users WHERE id = $1', [userId])
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('enumeration: unknown, without a password and wrong are answered alike, and each has cost one comparison', async () => {
  const { email } = await person()
  const unclaimed = await person()
  await sql('owner', 'UPDATE users SET password_hash = NULL WHERE id = $1', [unclaimed.userId])
  const answers = []
  for (const address of [email, unclaimed.email, `nobody@${newId()}.example`]) {
    verified.mockClear()
    answers.push(await outcome({ email: address, password: 'wrong password' }))
    expect(verified).toHaveBeenCalledTimes(1)
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('the comparison with nobody costs what one with somebody costs: the dummy has today’s parameters', async () => {
  const real = await passwords.hashPassword(PASSWORD)
  const parametersOf = (encoded: string | undefined) => encoded?.split('$').slice(1, 4)
  const source = (await import('node:fs')).readFileSync(new URL('./password.ts', import.meta.url), 'utf8')
  expect(parametersOf(/'(\$argon2id\$[^']+)'/.exec(source)?.[1])).toEqual(parametersOf(real))
  expect(await passwords.verifyPassword(null, PASSWORD)).toBe(false)
})

test('ASVS 11.4.2: a weaker hash is renewed at login', async () => {
  const weak = await hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 })
  const { userId, email } = await person(weak)
  expect(passwords.isWeak(weak)).toBe(true)
  expect(await outcome({ email, password: PASSWORD })).toEqual({ userId })
  const [row] = await sql<{ password_hash: string }>('owner', 'SELECT password_hash FROM users WHERE id = $1', [userId])
  expect(passwords.isWeak(row?.password_hash ?? '')).toBe(false)
  expect(await outcome({ email, password: PASSWORD })).toEqual({ userId })
})

test('ASVS 6.3.1: a login is closed after ten wrong tries from ten addresses, known or not, also for the right password', async () => {
  const { email } = await person()
  for (const address of [email, `nobody@${newId()}.example`]) {
    const tries = await Promise.all(Array.from({ length: LIMITS.login_account.points }, () => outcome({ email: address, password: 'wrong password' })))
    expect(tries.every((answer) => 'code' in answer && answer.code === 'UNAUTHENTICATED')).toBe(true)
    expect(await outcome({ email: address, password: PASSWORD })).toMatchObject({ code: 'RATE_LIMITED' })
  }
})

test('ASVS 6.3.1: one address may not try many logins, and its own right password does not buy it more', async () => {
  const from = visit()
  const mine = await person()
  const tryOthers = () => outcome({ email: `${newId()}@elsewhere.example`, password: 'wrong password' }, from)
  await Promise.all(Array.from({ length: LIMITS.login.points - 1 }, tryOthers))
  expect(await outcome({ email: mine.email, password: PASSWORD }, from)).toEqual({ userId: mine.userId })
  expect(await tryOthers()).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await tryOthers()).toMatchObject({ code: 'RATE_LIMITED' })
})

test('a right password wipes the wrong tries of its login', async () => {
  const { userId, email } = await person()
  for (let round = 0; round < 3; round++) {
    for (let wrong = 0; wrong < LIMITS.login_account.points - 1; wrong++) await outcome({ email, password: 'wrong password' })
    expect(await outcome({ email, password: PASSWORD })).toEqual({ userId })
  }
})

test('a suspended person is told so after the right password, and nothing before', async () => {
  const { userId, email } = await person()
  await sql('owner', 'UPDATE users SET suspended_at = now() WHERE id = $1', [userId])
  expect(await outcome({ email, password: 'wrong password' })).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await outcome({ email, password: PASSWORD })).toMatchObject({ code: 'FORBIDDEN' })
})

test('a flood of logins is turned away, not queued for ever', async () => {
  const floods = await Promise.allSettled(Array.from({ length: 540 }, () => passwords.verifyPassword(null, 'x')))
  const turnedAway = floods.filter((result) => result.status === 'rejected')
  expect(turnedAway.length).toBeGreaterThan(0)
  expect(turnedAway.length).toBeLessThan(50)
  expect(turnedAway[0]).toMatchObject({ reason: { code: 'TRY_AGAIN' } })
  expect(await passwords.verifyPassword(await passwords.hashPassword('x'), 'x')).toBe(true)
})
