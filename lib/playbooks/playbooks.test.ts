import fc from 'fast-check'
import { expect, test } from 'vitest'
import { playbooks as words } from '@/lib/messages/en/playbooks'
import { DEFAULT_TRIGGERS } from './policy'
import { PLAYBOOK_TYPES, saveTriggerSchema, triggerConfigs } from './schema'
import { DEFAULT_WEIGHTS, sumOf, WEIGHT_KEYS, weightFromDecimal, weightsSchema, weightToDecimal } from './weights'

test('SYSTEMS 1.1: the thresholds that every account starts with', () => {
  expect(DEFAULT_TRIGGERS.voc).toEqual({ nps: 10, csat: 3.6, churn_risk: 0.3, health_score_drop: 10, churn_mentions: 2 })
  expect(DEFAULT_TRIGGERS.activation).toEqual({ adoption_index: 60, active_users: 50, dau_mau: 0.25, feature_usage: 0.4 })
  expect(DEFAULT_TRIGGERS.sla).toMatchObject({ breaches: 5, response_time_multiplier: 2, escalation_trend: 'increasing', reopen_rate: 0.2 })
  expect(DEFAULT_TRIGGERS.renewal).toMatchObject({ window_days: 90, health_score: 70, engagement_trend: 'declining', champion_departed: true })
  expect(DEFAULT_TRIGGERS.expansion).toEqual({ health_score: 80, adoption: 0.85, usage_limit: 0.8, budget_window: 'open' })
})

test.each(PLAYBOOK_TYPES)('T0-12: the default of %s is valid; a missing, unknown or wrong threshold is refused by name', (type) => {
  const config: Record<string, unknown> = DEFAULT_TRIGGERS[type]
  expect(saveTriggerSchema.parse({ type, config })).toEqual({ type, config })

  for (const key of Object.keys(config)) {
    const { [key]: _left, ...rest } = config
    for (const wrong of [rest, { ...config, [key]: 1e9 }, { ...config, [key]: -1e9 }, { ...config, [key]: null }]) {
      expect(saveTriggerSchema.safeParse({ type, config: wrong }).error?.issues[0]?.path).toEqual(['config', key])
    }
  }
  expect(saveTriggerSchema.safeParse({ type, config: { ...config, extra: 1 } }).success).toBe(false)
})

test('T0-12: an unknown type is refused', () => {
  expect(saveTriggerSchema.safeParse({ type: 'other', config: {} }).error?.issues[0]?.message).toBe('There is no playbook of this type')
  expect([null, [], 1, 'voc', {}].some((value) => saveTriggerSchema.safeParse(value).success)).toBe(false)
})

test('T0-11: whether a trigger is on is not part of its thresholds', () => {
  expect(saveTriggerSchema.safeParse({ type: 'voc', config: { ...DEFAULT_TRIGGERS.voc, enabled: false } }).success).toBe(false)
  expect(saveTriggerSchema.parse({ type: 'voc', config: DEFAULT_TRIGGERS.voc })).not.toHaveProperty('enabled')
})

test('every threshold has its words', () => {
  for (const type of PLAYBOOK_TYPES) {
    expect(Object.keys(words.thresholds[type])).toEqual(Object.keys(triggerConfigs[type].shape))
  }
})

test('SYSTEMS 1.1: the weights that every account starts with sum to 1.00', () => {
  expect(WEIGHT_KEYS.map((key) => weightToDecimal(DEFAULT_WEIGHTS[key]))).toEqual(['0.20', '0.25', '0.20', '0.20', '0.15'])
  expect(sumOf(weightsSchema.parse(DEFAULT_WEIGHTS))).toBe(100)
})

test('T0-12: weights are accepted when, and only when, they sum to 1.00', () => {
  const hundredths = fc.integer({ min: -10, max: 110 })
  fc.assert(
    fc.property(fc.tuple(hundredths, hundredths, hundredths, hundredths), ([a, b, c, d]) => {
      const last = 100 - a - b - c - d
      const weights = { relationshipStrength: a, adoptionEngagement: b, supportExperience: c, productValue: d, businessOutcomes: last }
      const inRange = Object.values(weights).every((value) => value >= 0 && value <= 100)
      expect(weightsSchema.safeParse(weights).success).toBe(inRange)
      expect(weightsSchema.safeParse({ ...weights, businessOutcomes: last + 1 }).success).toBe(false)
    }),
  )
  expect(weightsSchema.safeParse({ ...DEFAULT_WEIGHTS, productValue: 20.5, businessOutcomes: 14.5 }).success).toBe(false)
  expect(weightsSchema.safeParse({ ...DEFAULT_WEIGHTS, productValue: 21 }).error?.issues[0]?.message).toContain('101 %')
})

test('hundredths survive the database’s decimals', () => {
  for (let hundredths = 0; hundredths <= 100; hundredths++) expect(weightFromDecimal(weightToDecimal(hundredths))).toBe(hundredths)
})
