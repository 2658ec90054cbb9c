import { expect, test } from 'vitest'
import { everything, sql } from '@/lib/testing/database'
import { account } from '@/lib/testing/factories'
import { thresholdsOf, triggerFormSchema, weightsFormSchema } from './form-schema'
import { DEFAULT_TRIGGERS } from './policy'
import { getWeights, listTriggers } from './queries'
import { saveTrigger, switchTrigger } from './save-trigger'
import { saveWeights } from './save-weights'
import { PLAYBOOK_TYPES, triggerConfigs } from './schema'
import { DEFAULT_WEIGHTS } from './weights'

const other = { relationshipStrength: 10, adoptionEngagement: 30, supportExperience: 30, productValue: 15, businessOutcomes: 15 }
const history = (accountId: string, action: string) => sql('owner', 'SELECT data FROM audit_entries WHERE account_id = $1 AND action = $2', [accountId, action])

test('weights are kept to the hundredth, and each change is in the history', async () => {
  const { owner, accountId } = await account()
  expect(await getWeights(owner)).toEqual(DEFAULT_WEIGHTS)
  await saveWeights(owner, other)
  await saveWeights(owner, other)
  expect(await getWeights(owner)).toEqual(other)
  expect(await history(accountId, 'weights.changed')).toEqual([{ data: { before: DEFAULT_WEIGHTS, after: other } }])
})

test('T0-12: weights that do not sum to 1 are refused by the form, and by the database for whoever goes round it', async () => {
  const { owner } = await account()
  const wrong = { ...other, productValue: 16 }
  expect(weightsFormSchema.safeParse(Object.fromEntries(Object.entries(wrong).map(([key, value]) => [key, String(value)]))).success).toBe(false)
  const before = await everything()
  await expect(saveWeights(owner, wrong)).rejects.toMatchObject({ code: 'VALIDATION', fields: { productValue: [expect.stringContaining('101 %')], relationshipStrength: [expect.any(String)] } })
  expect(await everything()).toEqual(before)
})

test('T0-12: each weight of a form is judged at its own field', () => {
  const form = { relationshipStrength: '20', adoptionEngagement: '', supportExperience: 'many', productValue: '-1', businessOutcomes: '15.5' }
  const refused = weightsFormSchema.safeParse({ ...form, role: 'owner' })
  expect(refused.error?.issues.map(({ path }) => path[0]).toSorted()).toEqual(['adoptionEngagement', 'businessOutcomes', 'productValue', 'supportExperience'])
})

test('T0-11: saving a threshold leaves the switch, and the switch leaves the thresholds', async () => {
  const { owner, accountId } = await account()
  const voc = async () => (await listTriggers(owner)).find(({ type }) => type === 'voc')
  await saveTrigger(owner, { type: 'voc', config: { ...DEFAULT_TRIGGERS.voc, nps: 20 } })
  expect(await voc()).toEqual({ type: 'voc', enabled: true, config: { ...DEFAULT_TRIGGERS.voc, nps: 20 } })

  await switchTrigger(owner, { type: 'voc', enabled: false })
  await saveTrigger(owner, { type: 'voc', config: { ...DEFAULT_TRIGGERS.voc, nps: 30 } })
  expect(await voc()).toEqual({ type: 'voc', enabled: false, config: { ...DEFAULT_TRIGGERS.voc, nps: 30 } })
  expect(await history(accountId, 'playbook_trigger.changed')).toHaveLength(3)
})

test('all five triggers are listed, each with thresholds that its own rule accepts', async () => {
  const { owner } = await account()
  const triggers = await listTriggers(owner)
  expect(triggers.map(({ type }) => type)).toEqual(PLAYBOOK_TYPES)
  for (const { type, config } of triggers) {
    expect(triggerConfigs[type].parse(config)).toEqual(config)
    expect(thresholdsOf(type).map(({ key }) => key)).toEqual(Object.keys(DEFAULT_TRIGGERS[type]))
  }
})

test('T0-12: unknown types, missing keys, wrong kinds and values out of range are refused at their field', () => {
  const form = (type: string, changes: Record<string, string>) => triggerFormSchema.safeParse({ type, nps: '10', csat: '3.6', churn_risk: '0.3', health_score_drop: '10', churn_mentions: '2', ...changes })
  const wrongAt = (type: string, changes: Record<string, string>) => form(type, changes).error?.issues.map(({ path }) => path.join('.'))

  expect(form('voc', { csat: '3,7', enabled: 'no' }).data).toEqual({ type: 'voc', config: { ...DEFAULT_TRIGGERS.voc, csat: 3.7 } })
  expect(wrongAt('voc', { nps: '101', churn_risk: '1.01' })).toEqual(['config.nps', 'config.churn_risk'])
  expect(wrongAt('voc', { csat: '' })).toEqual(['config.csat'])
  expect(wrongAt('voc', { nps: '1e1' })).toEqual(['config.nps'])
  expect(wrongAt('voc', { churn_mentions: '2.5' })).toEqual(['config.churn_mentions'])
  expect(wrongAt('churn', {})).toEqual(['type'])
  for (const junk of [null, undefined, [], 7, 'voc', { type: null }, { type: '__proto__' }]) expect(triggerFormSchema.safeParse(junk).success).toBe(false)
  expect(wrongAt('renewal', { window_days: '90', health_score: '70', engagement_trend: 'sideways', champion_departed: 'maybe' })).toEqual(['config.engagement_trend', 'config.champion_departed'])
})

test('settings of another account are out of reach', async () => {
  const [acme, rival] = [await account(), await account()]
  await saveWeights(acme.owner, other)
  await switchTrigger(acme.owner, { type: 'sla', enabled: false })
  expect(await getWeights(rival.owner)).toEqual(DEFAULT_WEIGHTS)
  expect((await listTriggers(rival.owner)).every(({ enabled }) => enabled)).toBe(true)
})
