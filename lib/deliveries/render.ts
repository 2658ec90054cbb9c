import { createElement } from 'react'
import { render, toPlainText } from 'react-email'
import { tidyLine } from '@/lib/core/unicode'
import { deliveries as words } from '@/lib/messages/en/deliveries'
import { isTemplate, payloadSchemas, type Payload, type Template } from './schema'
import { alreadyRegistered } from './templates/already-registered'
import { claimAccount } from './templates/claim-account'
import { joinApproved } from './templates/join-approved'
import { joinRequest } from './templates/join-request'
import { magicLink } from './templates/magic-link'
import { passwordChanged } from './templates/password-changed'
import { passwordReset } from './templates/password-reset'
import { paymentConfirmed } from './templates/payment-confirmed'
import { paymentInstructions } from './templates/payment-instructions'
import { invoiceVoid } from './templates/invoice-void'
import { paymentRejected } from './templates/payment-rejected'
import type { MailTemplate } from './templates/types'
import { WordedMail } from './templates/worded'
import { verifyEmail } from './templates/verify-email'
import { welcome } from './templates/welcome'
import { fillWords } from './fill-words'
import { fillApproved } from './approved'
import { valuesOf } from './word-values'
import { isWorded, type WordedTemplate } from './worded-schema'
import { currentWording, type WordedChannel, type Wording } from './wording'
import type { FilledTemplate } from './whatsapp-port'

const templates: { [T in Exclude<Template, WordedTemplate>]: MailTemplate<T> } = {
  'verify-email': verifyEmail,
  'magic-link': magicLink,
  'password-reset': passwordReset,
  'claim-account': claimAccount,
  'password-changed': passwordChanged,
  welcome,
  'payment-instructions': paymentInstructions,
  'payment-confirmed': paymentConfirmed,
  'payment-rejected': paymentRejected,
  'invoice-void': invoiceVoid,
  'already-registered': alreadyRegistered,
  'join-request': joinRequest,
  'join-approved': joinApproved,
}

// The text part: headings in normal case, a link as its words and its address, facts line by line, nothing twice.
const TEXT_RULES = [
  { selector: 'h1', options: { uppercase: false } },
  { selector: 'a', options: { linkBrackets: false as const } },
  { selector: '.line', format: 'paragraph', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  { selector: '.no-text', format: 'skip' },
]

/** A stored message, as far as its words depend on it. */
export interface Written {
  id: string
  channel: string
  template: string
  locale: string
  payload: unknown
}

export interface Rendered {
  subject: string
  text: string
  /** Null where a channel knows nothing but text. */
  html: string | null
  /** What WhatsApp carries instead of the text. */
  approved?: FilledTemplate | undefined
}

const isWordedChannel = (channel: string): channel is WordedChannel => channel === 'email' || channel === 'whatsapp'

/**
 * Writes a message out. The same message reads the same every time, its links and codes included, unless staff have
 * changed its words in between.
 *
 * @throws Error when the template does not exist, does not go out by that channel, or the payload is not the template's:
 *   another try would not help.
 */
export async function renderMessage({ id, channel, template, locale, payload }: Written): Promise<Rendered> {
  if (!isTemplate(template)) throw new Error(`there is no template ${template}`)
  if (isWorded(template)) {
    if (!isWordedChannel(channel)) throw new Error(`${template} does not go out by ${channel}`)
    const spoken = await currentWording(template, channel, locale)
    return renderWorded({ id, channel, template, locale: spoken.locale, payload }, spoken.wording)
  }
  if (channel !== 'email') throw new Error(`${template} goes out by e-mail only`)
  return renderTemplate(template, id, locale, payload)
}

/**
 * Writes a message out in given words.
 *
 * @throws ZodError when the payload is not the template's.
 */
export async function renderWorded({ id, channel, template, locale, payload }: Written & { template: WordedTemplate; channel: WordedChannel }, wording: Wording): Promise<Rendered> {
  const values = valuesOf(template, { id, channel, locale }, payload)
  if (channel === 'whatsapp') return { subject: words.template[template], text: fillWords(wording.body, values), html: null, approved: fillApproved(wording.approved, values) }
  const html = await render(createElement(WordedMail, { locale, name: values.name ?? '', wording, values }))
  return { subject: tidyLine(fillWords(wording.subject, values)), html, text: asText(html) }
}

async function renderTemplate<T extends Exclude<Template, WordedTemplate>>(template: T, deliveryId: string, locale: string, stored: unknown): Promise<Rendered> {
  const payload = payloadSchemas[template].parse(stored) as Payload<T>
  const { subject, Body }: MailTemplate<T> = templates[template]
  const html = await render(createElement(Body, { deliveryId, locale, payload }))
  return { subject: subject(payload), html, text: asText(html) }
}

const asText = (html: string): string => toPlainText(html, { wordwrap: 78, selectors: TEXT_RULES })
