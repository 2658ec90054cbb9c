import { expect, test } from 'vitest'
import { linkFor } from '@/lib/auth/login-tokens'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/ids'
import { LINK_PURPOSES } from './links'
import { renderMessage } from './render'
import { isTemplate, payloadSchemas, type Payload, type Template } from './schema'

const account = { name: 'Zoë <b>O’Neil</b>', accountName: 'Acme & Sons', accountSlug: 'acme-sons' }
const money = { amountMinor: 4900, currency: 'USD', planName: 'Growth', invoiceNumber: 'INV-2026-0001' }
const application = { registrationId: newId(), number: 'REG-2026-000077', name: account.name, planName: 'Home 50' }
const visit = { ...application, startsAt: '2026-11-24T02:00:00.000Z', endsAt: '2026-11-24T04:00:00.000Z', timeZone: 'Asia/Jakarta' }
const bill = { ...account, ...money, dueAt: '2026-12-21T00:00:00.000Z', timeZone: 'Asia/Jakarta' }
const facts: { [T in Template]: Payload<T> } = {
  'verify-email': { name: account.name },
  'magic-link': { name: account.name },
  'password-reset': { name: account.name },
  'claim-account': { name: account.name, accountName: account.accountName },
  'password-changed': { name: account.name },
  welcome: { ...account, planName: 'Free', credits: 1000 },
  'payment-instructions': { ...account, ...money, dueAt: '2026-11-28T00:00:00.000Z', reference: 'REF-77', methodName: 'Bank transfer', instructions: 'Account 12\nBank 34' },
  'payment-confirmed': { ...account, ...money, credits: 10_000 },
  'invoice-void': { ...account, planName: 'Growth', invoiceNumber: money.invoiceNumber },
  'payment-rejected': { ...account, invoiceNumber: money.invoiceNumber, reason: 'No such transfer' },
  'already-registered': { name: account.name },
  'join-request': { ...account, requesterName: 'Bo', requesterEmail: 'bo@acme.example' },
  'join-approved': account,
  'phone-code': {},
  'application-received': application,
  'tracking-link': application,
  'application-verified': application,
  'survey-scheduled': visit,
  'survey-moved': visit,
  'application-approved': application,
  'application-rejected': { ...application, reason: 'Outside the area' },
  'application-cancelled': application,
  'customer-welcome': { ...application, accountName: account.accountName, accountSlug: account.accountSlug },
  'installation-scheduled': visit,
  'installation-moved': visit,
  'visit-withdrawn': visit,
  'service-active': { ...application, accountName: account.accountName, accountSlug: account.accountSlug },
  'phone-changed': { name: account.name, phone: '+62 •••• 789' },
  'phone-removed': { name: account.name },
  'renewal-invoice': { ...bill, methodName: 'Bank transfer', instructions: 'Account 12' },
  'invoice-reminder': bill,
  'invoice-overdue': { ...bill, suspendsAt: '2026-12-28T00:00:00.000Z' },
  'account-suspended': bill,
  'staff-notice': { ...application, event: 'received', city: 'Jakarta' },
}
const templates = Object.keys(payloadSchemas).filter(isTemplate).filter((template) => template !== 'phone-code')
const addressesIn = (content: string): string[] => content.match(/https?:\/\/[^\s"'<>\])]+/gu) ?? []

test.each(templates)('%s has a subject, both parts, and links of our own address only', async (template) => {
  const { subject, text, html } = await renderMessage({ id: newId(), channel: 'email', template, locale: 'en', payload: facts[template] })
  expect(subject.length).toBeGreaterThan(8)
  expect(text).toContain('Zoë <b>O’Neil</b>,')
  expect(text.replaceAll(account.name, '')).not.toMatch(/<\/?[a-z]|&[a-z]+;|\{|undefined|\[object/iu)
  expect(html).toContain('Zoë &lt;b&gt;O’Neil&lt;/b&gt;')
  expect(html).not.toMatch(/undefined|\[object|<script|<img/iu)
  const links = addressesIn((html ?? '').replace(/<!DOCTYPE[^>]*>/u, '').replace(/xmlns="[^"]*"/gu, ''))
  expect(links.length).toBeGreaterThan(0)
  for (const link of [...links, ...addressesIn(text)]) expect(new URL(link).origin).toBe(new URL(env.APP_URL).origin)
})

test.each(Object.entries(LINK_PURPOSES))('%s carries the link of its message, the same at every try', async (template, purpose) => {
  const written = { id: newId(), channel: 'email', template, locale: 'en', payload: facts[template as Template] }
  const [first, second] = await Promise.all([renderMessage(written), renderMessage(written)])
  expect(second).toEqual(first)
  expect(addressesIn(first.text)).toEqual([linkFor(purpose, written.id)])
  expect(addressesIn((await renderMessage({ ...written, id: newId() })).text)).not.toEqual(addressesIn(first.text))
})

test('payment instructions say what, when, how and under which reference', async () => {
  const { text } = await renderMessage({ id: newId(), channel: 'email', template: 'payment-instructions', locale: 'en', payload: facts['payment-instructions'] })
  for (const needed of ['$49.00', 'November 28, 2026', 'REF-77', 'INV-2026-0001', 'Bank transfer', 'Account 12\nBank 34', 'Amount: $49.00\nDue: ']) expect(text).toContain(needed)
})

test('a template that does not exist, or facts that are not its own, cannot be written', async () => {
  await expect(renderMessage({ id: newId(), channel: 'email', template: 'toString', locale: 'en', payload: {} })).rejects.toThrow('no template')
  await expect(renderMessage({ id: newId(), channel: 'email', template: 'welcome', locale: 'en', payload: { name: 'A' } })).rejects.toThrow()
})
