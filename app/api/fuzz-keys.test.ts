import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apiRoutes } from '@/app/api/openapi.json/routes'
import { accountPermissions, staffPermissions } from '@/lib/auth/permissions'
import type { RouteHandler } from '@/lib/auth/route'
import { statusOf } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { account, site, staff } from '@/lib/testing/factories'
import { accountKey, call, staffKey } from '@/lib/testing/requests'

// Whatever a key with every scope sends to any route of accounts and staff: an answer or a refusal in the contract's shape,
// never a failure of ours.

const routes = apiRoutes.flatMap(({ path, route }) =>
  Object.entries(route)
    .map(([method, handler]) => ({ path, method, handler: handler as RouteHandler }))
    .filter(({ handler }) => handler.contract.access !== 'public'),
)

const made = await account({ plan: 'scale' })
const shop = await site(made)
const colleague = await staff('admin')

// A key of its own for each call, because tries are counted by key.
const keyFor = ({ handler }: (typeof routes)[number]): Promise<string> =>
  handler.contract.access === 'staff' ? staffKey(colleague, [...staffPermissions]) : accountKey(made, [...accountPermissions])

const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
const NASTY = [null, [], {}, '', 'a', 'a'.repeat(70_000), '\u0000', 'a\u0000b', '\ud800', '😀'.repeat(300), -1, 0, 1.5, 2 ** 31, 2 ** 53 - 1, 1e308, true, nested(40), newId(), shop.id, 'technology', Array.from({ length: 2000 }, newId)]
const value = fc.oneof(fc.constantFrom<unknown>(...NASTY), fc.jsonValue(), fc.string({ unit: 'binary' }))

/** The names that a route's schema knows. */
const namesIn = (schema: unknown): string[] =>
  typeof schema === 'object' && schema !== null && 'shape' in schema && typeof schema.shape === 'object' && schema.shape !== null ? Object.keys(schema.shape) : []
/** Mostly of names that are known, one at a time too, so that what stands behind the schema is reached. */
function named(schema: unknown, of: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  const known = namesIn(schema)
  const strange = fc.dictionary(fc.constantFrom('__proto__', 'unknown', ...known), of, { maxKeys: 6 })
  return known.length === 0 ? strange : fc.oneof({ weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...known), of, { maxKeys: 2 }) }, { weight: 1, arbitrary: strange })
}

const sealed = (text: string): string => Buffer.from(text).toString('base64url')
const CURSORS = [`${2 ** 53 - 1}`, '[9007199254740991,"x"]', '[1,"\u0000"]', '[-1e300,"x"]', `${newId()}=\u0000`, `9999-12-31T23:59:59.999Z ${newId()}`, `0001-01-01T00:00:00.000Z ${newId()}`].map(sealed)
const queryText = fc.oneof(fc.constantFrom(...CURSORS, '%', '\u0000', '1', '100', '101', newId(), 'active', '2026-02-31', '275760-09-13'), fc.string({ unit: 'binary', maxLength: 60 }))

/** Parts of addresses, some of rows that are there. */
const part = fc.oneof(fc.constantFrom(shop.id, newId(), 'technology', 'web-development', '\u0000', '%', '..', 'a'.repeat(5000)), fc.string({ unit: 'binary', maxLength: 20 }))
const partsOf = (path: string) => fc.record(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, part])))

const sent = fc.constantFrom(...routes).chain((route) =>
  fc.record({
    route: fc.constant(route),
    params: partsOf(route.path),
    body: fc.oneof({ weight: 4, arbitrary: named(route.handler.contract.body, value) }, { weight: 1, arbitrary: value }),
    query: fc.oneof(fc.constant({}), named(route.handler.contract.query, queryText)),
  }),
)

test('the walk finds the routes of accounts and of staff', () => {
  expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(expect.arrayContaining(['POST /api/sites', 'POST /api/sites/{id}/sectors', 'POST /api/admin/catalogue/imports']))
})

test('any body, query and address from any key is answered or refused in the one shape, never a failure', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(sent, async ({ route, params, body, query }) => {
      const { handler, method, path } = route
      const text = new URLSearchParams(Object.entries(query).map(([name, each]) => [name, String(each).toWellFormed()])).toString()
      const response = await call(handler, `${path.replace(/\{\w+\}/g, 'x')}${text ? `?${text}` : ''}`, {
        method,
        bearer: await keyFor(route),
        params,
        ...(method !== 'GET' && { body: JSON.stringify(body) ?? 'null' }),
      })
      // A long answer holds its connection until it is read or given up.
      if (response.ok) return response.body?.cancel()
      const { error } = (await response.json()) as { error: { code: keyof typeof statusOf; message: string; request_id: string } }
      expect([path, response.status]).toEqual([path, statusOf[error.code]])
      expect(response.status).toBeLessThan(500)
      expect(JSON.stringify(error)).not.toMatch(/prisma|postgres|\bselect\b.*\bfrom\b|node_modules|\.ts:/i)
    }),
    { numRuns: 1000 },
  )
})
