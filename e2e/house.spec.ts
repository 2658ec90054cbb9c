import { expect, test } from './fixtures/house'

test('the house is ready, and nothing about the machine is told', async ({ request }) => {
  const ready = await request.get('/api/health/ready')
  expect(ready.status()).toBe(200)
  expect(await ready.json()).toMatchObject({ database: 'ok', migrations: 'ok', worker: 'ok', channels: { email: 'local' } })
  expect(ready.headers()).not.toHaveProperty('x-powered-by')
  expect(ready.headers()['cache-control']).toContain('no-store')
})

for (const path of ['/', '/nowhere', '/login']) {
  test(`${path} gives every script the nonce of its policy`, async ({ request }) => {
    const page = await request.get(path)
    const nonce = /'nonce-([^']+)'/.exec(page.headers()['content-security-policy'] ?? '')?.[1]
    expect(nonce).toBeTruthy()
    const scripts = (await page.text()).match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`) && !script.includes('application/ld+json'))).toEqual([])
  })
}

test('an address that cannot be read is refused, and the house stands', async ({ request }) => {
  for (const path of ['/%00', '/%zz', '/api/plans?x=%00']) expect((await request.get(path)).status()).toBe(400)
  expect((await request.get('/api/health/live')).status()).toBe(200)
})

test('more than 1 MB is refused in the API’s shape, declared or not', async ({ request, baseURL }) => {
  const large = 'x'.repeat(1_100_000)
  const declared = await request.post('/api/register', { data: large, headers: { 'content-type': 'application/json' } })
  expect(declared.status()).toBe(413)
  expect(await declared.json()).toMatchObject({ error: { code: 'TOO_LARGE' } })

  const body = new ReadableStream({
    start(controller) {
      for (let part = 0; part < 11; part += 1) controller.enqueue(new TextEncoder().encode('x'.repeat(100_000)))
      controller.close()
    },
  })
  const streamed = await fetch(`${baseURL}/api/register`, { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } } as RequestInit)
  expect(streamed.status).toBe(413)
})
