import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { renderMessage } from './render'
import { sampleFacts } from './sample-facts'
import { restoreWording, saveWording } from './save-wording'
import { getWording, listWordings } from './wording-queries'
import { restoreWordingBody, saveWordingBody } from './wording-schema'

const which = { template: 'survey-scheduled', channel: 'whatsapp', locale: 'en' } as const
const fields = { ...which, body: 'Hello {name}', seen: '0', approved_name: 'survey_scheduled', approved_language: 'en_US', approved_variables: '{name}, {date} time' }
const problemsOf = (input: object) => Object.fromEntries(saveWordingBody.safeParse({ ...fields, ...input }).error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? [])
const save = async (input: object) => saveWording(await staff('supervisor'), saveWordingBody.parse({ ...fields, ...input }))
const rendered = (template: 'survey-scheduled' | 'phone-code', locale = 'en') =>
  renderMessage({ id: newId(), channel: 'whatsapp', template, locale, payload: sampleFacts(template, 'Asia/Jakarta') })

test('an approved template is judged field by field before it is saved', () => {
  expect(problemsOf({})).toEqual({})
  expect(problemsOf({ approved_name: '', approved_language: '', approved_variables: '' })).toEqual({})
  expect(problemsOf({ approved_name: '' })).toEqual({ approved_name: expect.stringContaining('all three') })
  for (const name of ['Survey', 'survey scheduled', 'survey-scheduled', '../x', 'x'.repeat(513)]) expect(problemsOf({ approved_name: name }), name).toEqual({ approved_name: expect.any(String) })
  for (const language of ['', 'english', 'EN', 'en-US', 'en_us']) expect(problemsOf({ approved_language: language }), language).toEqual({ approved_language: expect.any(String) })
  expect(problemsOf({ approved_variables: '{name}, {reason}, {reason}' })).toEqual({ approved_variables: expect.stringMatching(/know \{reason\}\./u) })
  // E-mail knows none, whatever is sent along.
  expect(problemsOf({ channel: 'email', subject: 'Visit', approved_name: 'NO' })).toEqual({})
})

test('without its link or code a template is of no use, and a code takes nothing else', () => {
  const welcome = { template: 'customer-welcome', body: 'Welcome {claim_link}' }
  expect(problemsOf({ ...welcome, approved_variables: 'name' })).toEqual({ approved_variables: expect.stringContaining('{claim_link}') })
  expect(problemsOf({ ...welcome, approved_variables: 'name claim_link' })).toEqual({})
  expect(problemsOf({ template: 'phone-code', body: '{code}', approved_variables: '{code}' })).toEqual({ approved_variables: expect.stringContaining('empty') })
  expect(problemsOf({ template: 'phone-code', body: '{code}', approved_variables: '' })).toEqual({})
})

test('it is versioned with its words, and an old version brings its own back', async () => {
  await save({})
  expect((await rendered('survey-scheduled')).approved).toEqual({ name: 'survey_scheduled', language: 'en_US', parameters: ['Siti Rahma', expect.stringMatching(/\d{4}/u), expect.stringMatching(/\d/u)] })
  await save({ seen: '1', body: 'Other', approved_name: '', approved_language: '', approved_variables: '' })
  expect((await rendered('survey-scheduled')).approved).toBeUndefined()
  await restoreWording(await staff('supervisor'), restoreWordingBody.parse({ ...which, version: '1', seen: '2' }))
  expect((await rendered('survey-scheduled')).approved).toMatchObject({ name: 'survey_scheduled' })
  const { current, versions } = await getWording(await staff('supervisor'), which)
  expect(current.approved).toEqual({ name: 'survey_scheduled', language: 'en_US', variables: ['name', 'date', 'time'] })
  expect(versions.map(({ version, approved }) => [version, approved?.name])).toEqual([[3, 'survey_scheduled'], [2, undefined], [1, 'survey_scheduled'], [0, undefined]])
})

test('the list says which messages have no approved template for their English words', async () => {
  const lacking = async () => (await listWordings(await staff('supervisor'))).filter(({ lacksApproved }) => lacksApproved).map(({ template }) => template)
  expect(await lacking()).toEqual(expect.arrayContaining(['phone-code', 'application-received']))
  expect(await lacking()).not.toContain('survey-scheduled')
  await save({ template: 'phone-code', body: '{code}', approved_variables: '' })
  expect(await lacking()).not.toContain('phone-code')
  await save({ template: 'phone-code', body: '{code}', seen: '1', approved_name: '', approved_language: '', approved_variables: '' })
  expect(await lacking()).toContain('phone-code')
})

test('the database keeps half a template out, and one on an e-mail', async () => {
  const insert = (channel: string, name: string | null, language: string | null, variables: string[]) =>
    sql('app', `INSERT INTO message_templates (template, channel, locale, version, body, approved_name, approved_language, approved_variables) VALUES ('application-approved', $1::delivery_channel, 'fr', 1, 'x', $2, $3, $4)`, [channel, name, language, variables])
  for (const [channel, name, language, variables] of [['whatsapp', 'a', null, []], ['whatsapp', null, 'en', []], ['whatsapp', null, null, ['name']], ['email', 'a', 'en', []]] as const) {
    await expect(insert(channel, name, language, [...variables])).rejects.toMatchObject({ constraint: 'message_templates_approved_check' })
  }
})

test('days and times are in the language of the words, also where another language stands in', async () => {
  await save({ template: 'survey-moved', body: 'Moved to {date}', approved_name: '', approved_language: '', approved_variables: '' })
  const message = { id: newId(), channel: 'whatsapp', template: 'survey-moved', payload: sampleFacts('survey-moved', 'Asia/Jakarta') }
  const english = (await renderMessage({ ...message, locale: 'en' })).text
  expect((await renderMessage({ ...message, locale: 'id' })).text).toBe(english)
  await save({ template: 'survey-moved', locale: 'id', body: 'Pindah ke {date}', approved_name: '', approved_language: '', approved_variables: '' })
  expect((await renderMessage({ ...message, locale: 'id' })).text).not.toContain(english.replace('Moved to ', ''))
})
