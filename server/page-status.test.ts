import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteStatus } from '@/lib/core/page-status'
import { statusOf, withPageStatus } from './page-status'

test.each([
  [301, 308, 301],
  [301, 307, 301],
  [301, 200, 200],
  [301, 500, 500],
  [410, 200, 410],
  [410, 404, 410],
  [410, 308, 308],
  [410, 500, 500],
  [404, 200, 404],
  [404, 308, 308],
  [404, 500, 500],
  [undefined, 308, 308],
  [undefined, 200, 200],
] as const)('PROV-6: a page that notes %s and is answered with %d goes out as %d', (status, given, expected) => {
  expect(statusOf(status === undefined ? {} : { status }, given)).toBe(expected)
})

const server = createServer((req, res) => {
  void withPageStatus(res, async () => {
    if (req.url === '/gone') noteStatus(410)
    await new Promise(setImmediate)
    if (req.url === '/moved') noteStatus(301)
    // As Next does it: the head is not written by name.
    res.statusCode = req.url === '/moved' ? 308 : 200
    res.end('page')
  })
})
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())

test('PROV-6: what a page notes is on its own answer and on no other, also when they are drawn at the same time', async () => {
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual' })).status
  expect(await Promise.all(['/gone', '/page', '/moved', '/page', '/gone'].map(get))).toEqual([410, 200, 301, 200, 410])
})
