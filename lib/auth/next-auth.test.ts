import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route'
import { env } from '@/lib/core/env'

const ADDRESS = `${env.APP_URL}/api/auth/callback/credentials`
const context = { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) }

test.each(['{', ' ', '{"email":'])('a body that is no JSON is a refusal with its field, not a fault: %j', async (body) => {
  const answer = await POST(new NextRequest(ADDRESS, { method: 'POST', headers: { 'content-type': 'application/json' }, body }), context)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: { code: 'VALIDATION', fields: { body: [expect.any(String)] }, request_id: expect.any(String) } })
})

test('looking at the address that takes the password is refused', async () => {
  const answer = await GET(new NextRequest(ADDRESS), context)
  expect(answer.status).toBe(405)
  expect(await answer.json()).toMatchObject({ error: { code: 'METHOD_NOT_ALLOWED' } })
})
