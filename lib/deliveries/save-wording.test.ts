import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { localMail } from './mail-port'
import { queueDelivery } from './queue-delivery'
import { renderWorded } from './render'
import { restoreWording, saveWording } from './save-wording'
import { SAMPLE_ID, sampleFacts } from './sample-facts'
import { sendDelivery } from './send-delivery'
import { VARIABLES, WORDED_TEMPLATES, type WordedTemplate } from './worded-schema'
import { builtInWording, channelsOf, type WordedChannel } from './wording'
import { getWording, listWordings } from './wording-queries'
import { restoreWordingBody, saveWordingBody } from './wording-schema'

const every = WORDED_TEMPLATES.flatMap((template) => channelsOf(template).map((channel): [WordedTemplate, WordedChannel] => [template, channel]))
const text = (template: WordedTemplate, channel: WordedChannel, locale: 'en' | 'id' | 'fr' = 'en') => ({ template, channel, locale })
const errorsOf = (input: object): Record<string, string[]> => {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of saveWordingBody.safeParse({ ...text('application-received', 'email'), subject: 'About {number}', body: 'Hello', seen: '0', ...input }).error?.issues ?? []) (fields[String(path[0])] ??= []).push(message)
  return fields
}
const save = async (input: object) => saveWording(await staff('supervisor'), saveWordingBody.parse(input))
const restore = async (input: object) => restoreWording(await staff('supervisor'), restoreWordingBody.parse(input))

/** What an applicant would read now. */
async function read(template: 'application-received' | 'application-verified' | 'application-approved', locale = 'en') {
  const id = await inSystem((tx) => queueDelivery(tx, { channel: 'email', to: 'ada@words.example', locale, template, payload: sampleFacts(template, 'Asia/Jakarta') }))
  await sendDelivery(id, localMail, { isLast: true })
  return (await sql<{ subject: string; text: string; html: string }>('owner', 'SELECT subject, text, html FROM deliveries WHERE id = $1', [id]))[0]
}

test.each(every)('the words of the house pass their own rules: %s by %s', async (template, channel) => {
  const words = builtInWording(template, channel)
  expect(saveWordingBody.safeParse({ ...text(template, channel), ...words, seen: '0' }).error?.issues).toBeUndefined()
  // And with all that it may say, every variable has a value.
  const all = { subject: 'All', body: VARIABLES[template].map((name) => `${name}=({${name}})`).join('\n') }
  const { text: said } = await renderWorded({ id: SAMPLE_ID, payload: sampleFacts(template, 'Asia/Jakarta'), ...text(template, channel) }, all)
  expect(said).not.toContain('=()')
})

test('a variable that the message does not know, an open brace, a link in a subject and a missing code are refused at their field', () => {
  expect(errorsOf({ body: 'Hello {nmae}, {reason} {number}' })).toEqual({ body: [expect.stringContaining('{nmae}, {reason}')] })
  expect(errorsOf({ subject: 'For {Name}' })).toEqual({ subject: [expect.stringContaining('{Name}')] })
  expect(errorsOf({ subject: 'Look {tracking_link}' })).toEqual({ subject: [expect.stringContaining('{tracking_link}')] })
  for (const body of ['Hello {name', 'Hello name}', '{{name}}', '{name\n}']) expect(errorsOf({ body }), body).toEqual({ body: [expect.any(String)] })
  expect(errorsOf({ subject: ' ', body: ' ' })).toEqual({ subject: [expect.any(String)], body: [expect.any(String)] })
  expect(errorsOf({ ...text('phone-code', 'whatsapp'), body: 'For {minutes} minutes' })).toEqual({ body: [expect.stringContaining('{code}')] })
  expect(errorsOf({ ...text('customer-welcome', 'email'), subject: 'Welcome', body: 'Welcome' })).toEqual({ body: [expect.stringContaining('{claim_link}')] })
  expect(errorsOf({ channel: 'whatsapp', body: 'a'.repeat(1_025) })).toEqual({ body: [expect.stringContaining('1,024')] })
})

test('what staff write is what people read, from the next message on; HTML in it stays text', async () => {
  await save({ ...text('application-verified', 'email'), subject: 'Good news, {name}', body: 'Checked: <b>{number}</b>\n\n{tracking_link}', seen: 0 })
  const mail = await read('application-verified')
  expect(mail?.subject).toBe('Good news, Siti Rahma')
  expect(mail?.text).toContain('Checked: <b>REG-2026-000123</b>')
  expect(mail?.html).toContain('&lt;b&gt;')
  // The link that stands alone is a button, and its address is the tracking page.
  expect(mail?.html).toMatch(/href="[^"]*\/track\/REG-2026-000123\?token=[^"]+"[^>]*>[\s\S]*Follow your application/u)
})

test('a language without words of its own reads the English ones; with its own, those', async () => {
  await save({ ...text('application-approved', 'email'), subject: 'Approved', body: 'Our English', seen: 0 })
  expect((await read('application-approved', 'id'))?.text).toContain('Our English')
  await save({ ...text('application-approved', 'email', 'id'), subject: 'Disetujui', body: 'Bahasa kita', seen: 0 })
  expect((await read('application-approved', 'id'))?.text).toContain('Bahasa kita')
  expect((await read('application-approved'))?.text).toContain('Our English')
})

test('versions are kept; an old one that is taken again, or the words of the house, becomes the newest', async () => {
  const supervisor = await staff('supervisor')
  const which = text('application-received', 'email')
  await save({ ...which, subject: 'One', body: 'First', seen: 0 })
  await save({ ...which, subject: 'Two', body: 'Second', seen: 1 })
  await restore({ ...which, version: 1, seen: 2 })
  expect((await read('application-received'))?.subject).toBe('One')
  await restore({ ...which, version: 0, seen: 3 })
  const detail = await getWording(supervisor, which)
  expect(detail.current).toEqual(builtInWording('application-received', 'email'))
  expect(detail.versions.map(({ version, subject }) => [version, subject])).toEqual([[4, detail.current.subject], [3, 'One'], [2, 'Two'], [1, 'One'], [0, detail.current.subject]])
  expect(detail.versions[0]?.by).toEqual(expect.any(String))
  await expect(restore({ ...which, version: 9, seen: 4 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const listed = (await listWordings(supervisor)).find(({ template }) => template === 'application-received')
  expect(listed).toMatchObject({ channels: [{ channel: 'email', locales: ['en'] }, { channel: 'whatsapp', locales: [] }], changedAt: expect.any(Date) })
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE action = 'template.changed' AND data ->> 'version' = '4'`)).toMatchObject([{ data: { restored: 0, template: 'application-received' } }])
})

test('of two who write at the same time one is told, and nobody’s words are replaced unread', async () => {
  const which = { ...text('application-rejected', 'whatsapp', 'fr'), seen: 0 }
  const tries = await Promise.allSettled(['One', 'Two', 'Three'].map((body) => save({ ...which, body })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(save({ ...which, body: 'Late' })).rejects.toMatchObject({ code: 'CONFLICT', details: { live_version: 1 } })
})

test('a message has no words for a channel that it does not take', async () => {
  await expect(save({ ...text('phone-code', 'email'), subject: 'Code', body: '{code}', seen: 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(getWording(await staff('supervisor'), text('phone-code', 'email'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
