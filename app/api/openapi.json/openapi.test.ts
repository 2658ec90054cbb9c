import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addressOf, moduleText, routeFiles, target } from '../../../scripts/api-routes.mjs'
import { apiDocument } from './document'
import { GET } from './route'
import { apiRoutes } from './routes'

interface Document {
  openapi: string
  paths: Record<string, Record<string, { parameters: { name: string; in: string }[]; responses: Record<string, unknown>; requestBody?: unknown; operationId: string }>>
}
const document = apiDocument() as unknown as Document
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

test('the list of routes is the folder tree’s (after a change: node scripts/api-routes.mjs)', () => {
  expect(readFileSync(target, 'utf8')).toBe(moduleText())
})

test('every method of every route file is in the document, or says that it is not part of the contract', async () => {
  const missing: string[] = []
  for (const file of routeFiles()) {
    const exported = (await import(file)) as Record<string, { contract?: { hidden?: boolean } } | undefined>
    for (const method of METHODS.filter((name) => exported[name])) {
      const path = addressOf(file)
      if (!exported[method]?.contract?.hidden && !document.paths[path]?.[method.toLowerCase()]) missing.push(`${method} ${path}`)
    }
  }
  expect(missing).toEqual([])
  expect(apiRoutes.length).toBe(routeFiles().length - 1)
})

const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))

test('every part of an address is a parameter, every call has an answer, every name is used once', () => {
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
    expect([path, inPath.sort()]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()])
    expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true)
  }
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  expect(operations.length).toBeGreaterThan(5)
})

test('bodies and answers are described, not just "anything"', () => {
  const vague = operations.filter(({ operation }) => JSON.stringify([operation.requestBody, operation.responses]).includes('"schema":{}'))
  expect(vague.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('it is served as JSON, and names no secret', async () => {
  const response = await GET(new Request('http://localhost:3000/api/openapi.json'), { params: Promise.resolve({}) })
  const text = await response.text()
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0', components: { securitySchemes: { key: { scheme: 'bearer' } } } })
  expect(text).not.toMatch(/password_?hash|argon2|APP_SECRET/i)
})
