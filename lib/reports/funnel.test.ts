import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { FUNNEL, stepsOf } from './funnel'

const counts = fc.array(fc.record({ furthest: fc.constantFrom(...FUNNEL), status: fc.constantFrom(...Object.values(RegistrationStatus)), count: fc.nat(1000) }), { maxLength: 40 })

test('T1-29: whatever is counted, each step is at most the one before, and the difference is who stopped there', () => {
  fc.assert(
    fc.property(counts, (rows) => {
      const steps = stepsOf(rows)
      expect(steps[0]?.count).toBe(rows.reduce((sum, { count }) => sum + count, 0))
      for (const [index, { count, ended, open }] of steps.slice(0, -1).entries()) {
        expect(ended).toBeGreaterThanOrEqual(0)
        expect(open).toBeGreaterThanOrEqual(0)
        expect(steps[index + 1]?.count).toBe(count - ended - open)
      }
    }),
  )
})
