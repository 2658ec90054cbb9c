import { expect, test } from './fixtures/house'

// Runs when everything else has: see the project `afterwards`.

test('during the whole run the content policy had nothing to report', async ({ request }) => {
  expect(await (await request.get('/api/csp-report')).json()).toEqual({ reports: 0 })
})
