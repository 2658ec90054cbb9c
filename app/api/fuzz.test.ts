import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RouteHandler } from '@/lib/auth/route'
import { statusOf } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { everything } from '@/lib/testing/database'
import { call } from '@/lib/testing/requests'
import { addressOf, routeFiles } from '../../scripts/api-routes.mjs'

// Whatever a stranger sends to any public route: an answer in the contract's shape, never a failure of ours, and nothing
// changed where it was refused.

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const isDeclared = (value: unknown): value is RouteHandler => typeof value === 'function' && 'contract' in value

// next-auth speaks a protocol of its own and runs only inside Next; the journeys sign in through it.
const NOT_OURS = '/api/auth/'

const handlers: { path: string; method: string; handler: RouteHandler }[] = []
for (const file of routeFiles().filter((each) => !addressOf(each).startsWith(NOT_OURS))) {
  const exported = (await import(file)) as Record<string, unknown>
  for (const method of METHODS) {
    const handler = exported[method]
    if (isDeclared(handler) && handler.contract.access === 'public') handlers.push({ path: addressOf(file), method, handler })
  }
}
const withBody = handlers.filter(({ handler }) => handler.contract.body)

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const NAMES = ['company_name', 'admin_name', 'email', 'password', 'phone', 'country', 'plan_slug', 'payment_method', 'billing', 'slug', 'role', 'account_id', 'credits', 'status', '__proto__', 'constructor']
const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constantFrom(null, [], {}, '', 'a'.repeat(70_000), '\u0000', '\ud800', -1, 1e308, true), fc.constant(JSON.parse(nested(40)) as unknown))
const body = fc.oneof(value, fc.dictionary(fc.constantFrom(...NAMES), value), fc.record({ billing: fc.dictionary(fc.constantFrom('address_line1', 'city', 'country', 'tax_id'), value) }))

const REFUSALS: readonly number[] = [400, 404, 405, 409, 413, 415]

/** A refusal has the one shape of errors and tells nothing of what is inside. */
async function expectRefusal(response: Response): Promise<void> {
  expect(REFUSALS).toContain(response.status)
  const { error } = (await response.json()) as { error: { code: keyof typeof statusOf; message: string; fields?: Record<string, string[]>; request_id: string } }
  expect(statusOf[error.code]).toBe(response.status)
  expect(error).toMatchObject({ message: expect.any(String) as string, request_id: expect.any(String) as string })
  expect(JSON.stringify(error)).not.toMatch(/prisma|postgres|\bselect\b.*\bfrom\b|node_modules|\.ts:/i)
  if (error.code === 'VALIDATION') expect(Object.keys(error.fields ?? {}).length).toBeGreaterThan(0)
}

const send = ({ handler, path, method }: (typeof handlers)[number], sent: { body?: unknown; headers?: Record<string, string>; query?: string }): Promise<Response> =>
  call(handler, `${path}${sent.query ?? ''}`, {
    method,
    headers: { 'x-client-ip': newId(), ...sent.headers },
    ...(method !== 'GET' && { body: sent.body }),
  })

test('the walk finds the public routes, those of signing up among them', () => {
  expect(handlers.map(({ method, path }) => `${method} ${path}`)).toEqual(expect.arrayContaining(['POST /api/register', 'POST /api/register/check-availability', 'GET /api/plans', 'GET /api/payment-methods', 'GET /api/industries']))
})

test('any JSON to any public route is answered or refused in the one shape, never a failure, and a refusal changes nothing', async () => {
  const before = await everything()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...withBody), body, async (route, given) => {
      const response = await send(route, { body: JSON.stringify(given) })
      // Questions may be answered; a random body is never a signup.
      if (response.ok) expect(route.path).not.toBe('/api/register')
      else await expectRefusal(response)
    }),
    { numRuns: 400 },
  )
  expect(await everything()).toEqual(before)
})

/** What is sent, and how it is refused. */
interface Wrong {
  body: unknown
  headers?: Record<string, string>
  status: number
}

test('bodies that are no JSON objects, in any type, charset and size, are refused', async () => {
  const before = await everything()
  const latin = new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d])
  const wrong: Wrong[] = [
    ...['null', '[]', '7', '"text"', '{', '', 'undefined', '{"a":1}{'].map((text) => ({ body: text, status: 400 })),
    { body: nested(5_000), status: 400 },
    { body: latin, status: 400 },
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=latin1', 'application/xml', ''].map((type) => ({ body: '{}', headers: { 'content-type': type }, status: 415 })),
  ]
  for (const route of withBody) {
    // Larger than any call may be, or than this one may be that takes a photo.
    const tooLarge: Wrong = { body: `{"a":"${'x'.repeat((route.handler.contract.bodyBytes ?? 256 * 1024) + 1)}"}`, status: 413 }
    for (const { status, ...sent } of [...wrong, tooLarge]) {
      const response = await send(route, sent)
      expect([route.path, response.status, sent.headers]).toEqual([route.path, status, sent.headers])
      await expectRefusal(response)
    }
  }
  expect(await everything()).toEqual(before)
})

test('any query of any public route is answered or refused in the one shape', async () => {
  const name = fc.oneof(fc.constantFrom('country', 'limit', 'cursor', 'q', 'role'), fc.string({ unit: 'grapheme', maxLength: 8 }))
  const query = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 4 })
  const readable = handlers.filter(({ method }) => method === 'GET')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...readable), query, async (route, pairs) => {
      const response = await send(route, { query: `?${new URLSearchParams(pairs).toString()}` })
      // Health answers 503 in its own shape where no worker runs, as in a test.
      if (!response.ok && !route.path.startsWith('/api/health')) await expectRefusal(response)
    }),
    { numRuns: 200 },
  )
})
