import { expect, test } from 'vitest'
import { HOUR, MINUTE, moveClock } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { everything, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import type { LoginTokenPurpose } from '@/lib/generated/prisma/enums'
import { consumeToken, issueToken, linkFor, LINKS, tokenFor } from './login-tokens'

async function issued(purpose: LoginTokenPurpose, userId?: string): Promise<{ userId: string; token: string }> {
  const person = userId ?? (await account()).userId
  const deliveryId = newId()
  await inSystem((tx) => issueToken(tx, { userId: person, purpose, deliveryId }))
  return { userId: person, token: tokenFor(purpose, deliveryId) }
}
const use = (purpose: LoginTokenPurpose, token: string) => inSystem((tx) => consumeToken(tx, purpose, token))

test('T4-15: a link works once', async () => {
  const { userId, token } = await issued('magic_link')
  expect(await use('magic_link', token)).toBe(userId)
  expect(await use('magic_link', token)).toBeUndefined()
})

test('T4-15: of twenty tries at one time one wins', async () => {
  const { userId, token } = await issued('magic_link')
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => use('magic_link', token)))
  expect(outcomes.filter(Boolean)).toEqual([userId])
})

test('T4-15: only the newest link works', async () => {
  const older = await issued('password_reset')
  const newer = await issued('password_reset', older.userId)
  expect(await use('password_reset', older.token)).toBeUndefined()
  expect(await use('password_reset', newer.token)).toBe(older.userId)
})

test('a link for one purpose opens no other, also of the same message', async () => {
  const { token } = await issued('verify_email')
  expect(await use('magic_link', token)).toBeUndefined()
  const deliveryId = newId()
  expect(tokenFor('magic_link', deliveryId)).not.toBe(tokenFor('verify_email', deliveryId))
})

test.each(Object.entries(LINKS) as [LoginTokenPurpose, (typeof LINKS)[LoginTokenPurpose]][])('%s ends in time', async (purpose, { livesMs }) => {
  const { userId, token } = await issued(purpose)
  const late = await issued(purpose)
  moveClock(livesMs - MINUTE)
  expect(await use(purpose, token)).toBe(userId)
  moveClock(2 * MINUTE)
  expect(await use(purpose, late.token)).toBeUndefined()
})

test('the lifetimes: a quarter of an hour, an hour, a day, a week', () => {
  expect(Object.fromEntries(Object.entries(LINKS).map(([purpose, { livesMs }]) => [purpose, livesMs / HOUR]))).toEqual({ magic_link: 0.25, password_reset: 1, verify_email: 24, claim: 168, claim_phone: 168 })
})

test('a suspended person’s link is refused', async () => {
  const { userId, token } = await issued('magic_link')
  await sql('owner', 'UPDATE users SET suspended_at = now() WHERE id = $1', [userId])
  expect(await use('magic_link', token)).toBeUndefined()
})

test('no token is at rest: it is in no table, and looking for it changes nothing', async () => {
  const { token } = await issued('claim')
  const before = await everything()
  expect(JSON.stringify(before)).not.toContain(token)
  for (const wrong of ['', 'x', `${token}x`, token.toLowerCase()]) expect(await use('claim', wrong)).toBeUndefined()
  expect(await everything()).toEqual(before)
})

test('the link is ours, whatever host a request named, and as long as 256 bits are', () => {
  const link = new URL(linkFor('magic_link', newId()))
  expect(`${link.origin}${link.pathname}`).toBe('http://localhost:3000/login/link')
  expect(link.searchParams.get('token')).toMatch(/^[\w-]{43}$/)
})
