import { expect, test } from 'vitest'
import { pool } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/core/env'
import { staff } from '@/lib/testing/factories'
import { sql } from '@/lib/testing/database'
import { assertRateLimitSetting, DEMO_DOMAIN, forgive, LIMITS, makeLimiter, rateLimit } from './rate-limits'

const refused = (tries: PromiseSettledResult<unknown>[]) => tries.filter(({ status }) => status === 'rejected')
const times = <T>(count: number, work: () => Promise<T>) => Promise.allSettled(Array.from({ length: count }, work))

test('ASVS 6.3.1: two instances count together, and a restart forgets nothing', async () => {
  const [web1, web2] = [makeLimiter('login_account'), makeLimiter('login_account')]
  const subject = newId()
  const tries = await Promise.all([times(8, () => web1.consume(subject)), times(8, () => web2.consume(subject))])
  expect(refused(tries.flat())).toHaveLength(16 - LIMITS.login_account.points)
  const afterRestart = makeLimiter('login_account')
  await expect(afterRestart.consume(subject)).rejects.toMatchObject({ remainingPoints: 0 })
  expect(await sql('owner', 'SELECT points FROM rate_limits WHERE key = $1', [`login_account:${subject}`])).toEqual([{ points: 17 }])
})

test('under parallel tries exactly as many pass as may; the refusal says when to come back', async () => {
  const subject = newId()
  const tries = await times(25, () => rateLimit('register', subject))
  expect(refused(tries)).toHaveLength(25 - LIMITS.register.points)
  await expect(rateLimit('register', subject)).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { retry_after: expect.closeTo(3600, -1) as number } })
})

test('one subject’s tries are not another’s, and one kind’s not another’s', async () => {
  const subject = newId()
  await times(LIMITS.join.points, () => rateLimit('join', subject))
  await expect(rateLimit('join', subject)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  await rateLimit('join', newId())
  await rateLimit('register', subject)
})

test('an IPv6 network counts as one address, however it is written; the one beside it does not', async () => {
  const network = `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}`
  for (const address of [`${network}::1`, `${network}:0:0:0:0:2`, `${network}:0:1:2:3:4`, `${network.toUpperCase()}::A`, `${network}::1%eth0`]) await rateLimit('join', address)
  await expect(rateLimit('join', `${network}::ffff`)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  await rateLimit('join', `${network}:1::1`)
  await forgive('join', `${network}::5`)
  await rateLimit('join', `${network}::6`)
})

test('forgiving takes back one try, or all', async () => {
  const subject = newId()
  await times(LIMITS.join.points, () => rateLimit('join', subject))
  await forgive('join', subject, 1)
  await rateLimit('join', subject)
  await expect(rateLimit('join', subject)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  await forgive('join', subject)
  expect(refused(await times(LIMITS.join.points, () => rateLimit('join', subject)))).toHaveLength(0)
})

test('every limit is a real one', () => {
  for (const { points, withinMs } of Object.values(LIMITS)) expect(points > 0 && points <= 600 && withinMs >= 60_000).toBe(true)
  expect(pool.options.max).toBeGreaterThan(0)
})

test('limits are off only where the demo data is', async () => {
  await assertRateLimitSetting()
  env.RATE_LIMITS = 'off'
  try {
    await staff('admin')
    await expect(assertRateLimitSetting()).rejects.toThrow(/RATE_LIMITS=off .* demo data/)
    const demo = await staff('admin')
    await sql('owner', 'UPDATE users SET email = $2 WHERE id = $1', [demo.userId, `admin@${DEMO_DOMAIN}`])
    await assertRateLimitSetting()
    expect(refused(await times(50, () => rateLimit('join', 'anyone')))).toHaveLength(0)
  } finally {
    env.RATE_LIMITS = 'on'
  }
})
