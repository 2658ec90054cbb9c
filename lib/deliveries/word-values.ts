import type { z } from 'zod'
import { codeFor, CODE_LIVES_MS } from '@/lib/auth/phone-codes'
import { addressProof, trackingToken, type ApplicationLink } from '@/lib/auth/tracking-token'
import { MINUTE } from '@/lib/core/clock'
import { formatMoney } from '@/lib/core/money'
import { noticeEvents } from '@/lib/messages/en/worded'
import { linkPurpose, loginLink, pageAddress } from './links'
import type { WordedChannel } from './wording'
import { wordedSchemas, type Variable, type WordedTemplate } from './worded-schema'

type Facts<T extends WordedTemplate> = z.output<(typeof wordedSchemas)[T]>
type Values = Partial<Record<Variable, string>>

interface Visit {
  startsAt: string
  endsAt: string
  timeZone: string
}
interface Application {
  registrationId: string
  number: string
  name: string
  planName: string
  linkVersion?: number | undefined
}

/** The message that the variables are for. */
interface Message {
  id: string
  channel: WordedChannel
  locale: string
}

/**
 * What the variables of a message say. Secrets are made here and nowhere kept.
 *
 * @param stored its payload.
 * @throws ZodError when the payload is not the template's.
 */
export function valuesOf<T extends WordedTemplate>(template: T, message: Message, stored: unknown): Values {
  return makers[template](wordedSchemas[template].parse(stored) as Facts<T>, message)
}

/** What the links of an application are made of. */
const linkOf = ({ registrationId, linkVersion = 0 }: Application): ApplicationLink => ({ registrationId, linkVersion })

const ofApplication = (facts: Application): Values => ({
  name: facts.name,
  number: facts.number,
  plan: facts.planName,
  tracking_link: pageAddress(`/track/${facts.number}?token=${trackingToken(linkOf(facts))}`),
  apply_link: pageAddress('/apply'),
})

/** Whoever comes by the link in the e-mail reads that mailbox, and may say so there. */
const withProof = (facts: Application, { channel }: Message): Values => {
  const { tracking_link, ...values } = ofApplication(facts)
  return { ...values, tracking_link: channel === 'email' ? `${tracking_link}&proof=${addressProof(linkOf(facts))}` : tracking_link }
}

const ofVisit = (facts: Application & Visit, { locale }: Message): Values => ({ ...ofApplication(facts), ...whenOf(facts, locale) })

function whenOf({ startsAt, endsAt, timeZone }: Visit, locale: string): Values {
  const [from, to] = [new Date(startsAt), new Date(endsAt)]
  return {
    date: new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }).format(from),
    time: new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).formatRange(from, to),
  }
}

interface Bill {
  name: string
  accountName: string
  accountSlug: string
  planName: string
  invoiceNumber: string
  amountMinor: number
  currency: string
  dueAt: string
  timeZone: string
}

const dayOf = (moment: string, timeZone: string, locale: string): string => new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(new Date(moment))

const ofBill = (bill: Bill, { locale }: Message): Values => ({
  name: bill.name,
  account: bill.accountName,
  plan: bill.planName,
  invoice: bill.invoiceNumber,
  amount: formatMoney(bill, locale),
  due: dayOf(bill.dueAt, bill.timeZone, locale),
  billing_link: pageAddress(`/${bill.accountSlug}/billing/invoices/${bill.invoiceNumber}`),
})

const makers: { [T in WordedTemplate]: (facts: Facts<T>, message: Message) => Values } = {
  'phone-code': (_facts, { id }) => ({ code: codeFor(id), minutes: `${CODE_LIVES_MS / MINUTE}` }),
  'application-received': withProof,
  'tracking-link': withProof,
  'application-verified': ofApplication,
  'survey-scheduled': ofVisit,
  'survey-moved': ofVisit,
  'application-approved': ofApplication,
  'application-rejected': (facts) => ({ ...ofApplication(facts), reason: facts.reason }),
  'application-cancelled': ofApplication,
  'customer-welcome': (facts, { id, channel }) => {
    const link = loginLink(linkPurpose('customer-welcome', channel) ?? 'claim', id)
    return { ...ofApplication(facts), account: facts.accountName, claim_link: link.href, link_lives: link.lives }
  },
  'installation-scheduled': ofVisit,
  'installation-moved': ofVisit,
  'visit-withdrawn': ofVisit,
  'service-active': (facts) => ({ ...ofApplication(facts), account: facts.accountName, sign_in_link: pageAddress(`/${facts.accountSlug}`) }),
  'phone-changed': ({ name, phone }) => ({ name, phone, reset_link: pageAddress('/login/forgot') }),
  'phone-removed': ({ name }) => ({ name, reset_link: pageAddress('/login/forgot') }),
  'renewal-invoice': (facts, message) => ({ ...ofBill(facts, message), method: facts.methodName, how_to_pay: facts.instructions }),
  'invoice-reminder': ofBill,
  'invoice-overdue': (facts, message) => ({ ...ofBill(facts, message), last_day: dayOf(facts.suspendsAt, facts.timeZone, message.locale) }),
  'account-suspended': ofBill,
  'staff-notice': (facts) => ({
    ...ofApplication(facts),
    event: noticeEvents[facts.event],
    city: facts.city ?? '–',
    console_link: pageAddress(`/admin/registrations/${facts.registrationId}`),
  }),
}
