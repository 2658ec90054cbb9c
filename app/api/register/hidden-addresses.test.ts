import { expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { call } from '@/lib/testing/requests'
import { POST as postAvailability } from './check-availability/route'
import { POST as postRegister } from './route'

vi.hoisted(() => {
  process.env.SIGNUP_HIDE_EMAILS = 'true'
})

const send = async (handler: typeof postRegister, body: unknown) => {
  const response = await call(handler, '/api/register', { method: 'POST', body, headers: { 'x-client-ip': newId() } })
  return { status: response.status, body: (await response.json()) as unknown }
}

test('with hidden addresses a known one and an unknown one are answered alike, and only the mailbox tells', async () => {
  const email = `jo.${newId()}@gmail.com`
  const signup = () => ({ company_name: `Company ${newId()}`, admin_name: 'Jo Doe', email, password: 'a long story about boats' })
  const unknown = await send(postRegister, signup())
  const known = await send(postRegister, signup())

  expect(unknown).toEqual({ status: 201, body: { status: 'check_email', message: expect.any(String) as string } })
  expect(known).toEqual(unknown)
  expect(await sql('owner', 'SELECT template FROM deliveries WHERE "to" = $1 ORDER BY created_at, template', [email])).toEqual([{ template: 'verify-email' }, { template: 'welcome' }, { template: 'already-registered' }])
  expect((await send(postAvailability, { email })).body).toEqual({ domain_available: true })
})
