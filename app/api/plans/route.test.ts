import { expect, test } from 'vitest'
import { GET as getIndustries } from '../industries/route'
import { GET as getPaymentMethods } from '../payment-methods/route'
import { GET as getPlans } from './route'

const context = { params: Promise.resolve({}) }
const call = async (route: typeof getPlans, path: string) => {
  const response = await route(new Request(`http://localhost:3000${path}`), context)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('T3-14: plans, payment methods and industries can be read by anyone', async () => {
  const plans = await call(getPlans, '/api/plans')
  expect(plans.status).toBe(200)
  expect(plans.body.plans).toContainEqual(expect.objectContaining({ slug: 'growth', price: { amount_minor: 20_000, currency: 'USD', interval: 'month' } }))

  const methods = await call(getPaymentMethods, '/api/payment-methods?country=pk')
  expect(methods.status).toBe(200)
  expect(methods.body.payment_methods).toContainEqual(expect.objectContaining({ slug: 'jazzcash', instructions: expect.any(String) }))

  const industries = await call(getIndustries, '/api/industries')
  expect(industries.status).toBe(200)
  expect(industries.body.industries).toContainEqual(expect.objectContaining({ slug: 'health-and-wellness' }))
})

test.each(['?country=XX', '?country=', '?country=UGA', '?country=%00', '?country=UG&country=ID&x=1', '?other=1'])(
  'T0-10: a question that makes no sense (%s) is a 400 with the field',
  async (query) => {
    const { status, body } = await call(getPaymentMethods, `/api/payment-methods${query}`)
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 'VALIDATION', request_id: expect.any(String) })
  },
)
