import { createElement } from 'react'
import { render, toPlainText } from 'react-email'
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
import { verifyEmail } from './templates/verify-email'
import { welcome } from './templates/welcome'

const templates: { [T in Template]: MailTemplate<T> } = {
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
  template: string
  locale: string
  payload: unknown
}

export interface Rendered {
  subject: string
  text: string
  html: string
}

/**
 * Writes a message out. The same message reads the same every time, its links included.
 *
 * @throws Error when the template does not exist or the payload is not the template's: another try would not help.
 */
export async function renderMessage({ id, template, locale, payload }: Written): Promise<Rendered> {
  if (!isTemplate(template)) throw new Error(`there is no template ${template}`)
  return renderTemplate(template, id, locale, payload)
}

async function renderTemplate<T extends Template>(template: T, deliveryId: string, locale: string, stored: unknown): Promise<Rendered> {
  const payload = payloadSchemas[template].parse(stored) as Payload<T>
  const { subject, Body }: MailTemplate<T> = templates[template]
  const html = await render(createElement(Body, { deliveryId, locale, payload }))
  return { subject: subject(payload), html, text: toPlainText(html, { wordwrap: 78, selectors: TEXT_RULES }) }
}
