import { z } from 'zod'
import { noticeEvents, type buttonWords } from '@/lib/messages/en/worded'

// Messages whose words staff may write themselves: their facts, and the variables that their words may use. Nothing here
// holds a code, a token or a link that lets somebody in: those are made when the message is written out.

/** Longer than any name may be: a character can count twice here. */
export const name = z.string().min(1).max(500)
/** `linkVersion` is that of the links which this message holds; absent for the first. */
const application = { registrationId: z.uuid(), number: name, name, planName: name, linkVersion: z.int().min(1).optional() }
const visit = { ...application, startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), timeZone: name }
/** An invoice of a subscription; money in minor units. */
const bill = { name, accountName: name, accountSlug: z.string().min(1).max(100), planName: name, invoiceNumber: name, amountMinor: z.int(), currency: z.string().length(3), dueAt: z.iso.datetime(), timeZone: name }
const account = { accountName: name, accountSlug: z.string().min(1).max(100) }

export const NOTICE_EVENTS = Object.keys(noticeEvents) as [NoticeEvent, ...NoticeEvent[]]
/** What may happen on an application's way that somebody is told of. */
export type NoticeEvent = keyof typeof noticeEvents

/** The facts of each message with editable words; times ISO 8601 in UTC, `timeZone` IANA. */
export const wordedSchemas = {
  'phone-code': z.strictObject({}),
  'application-received': z.strictObject(application),
  'tracking-link': z.strictObject(application),
  'application-verified': z.strictObject(application),
  'survey-scheduled': z.strictObject(visit),
  'survey-moved': z.strictObject(visit),
  'application-approved': z.strictObject(application),
  'application-rejected': z.strictObject({ ...application, reason: z.string().min(1).max(4_000) }),
  'application-cancelled': z.strictObject(application),
  'customer-welcome': z.strictObject({ ...application, ...account }),
  'installation-scheduled': z.strictObject(visit),
  'installation-moved': z.strictObject(visit),
  'visit-withdrawn': z.strictObject(visit),
  'service-active': z.strictObject({ ...application, ...account }),
  'renewal-invoice': z.strictObject({ ...bill, methodName: name, instructions: z.string().min(1).max(2_000) }),
  'invoice-reminder': z.strictObject(bill),
  'invoice-overdue': z.strictObject({ ...bill, suspendsAt: z.iso.datetime() }),
  'account-suspended': z.strictObject(bill),
  /** `phone` is masked: the message also goes to the number that was left. */
  'phone-changed': z.strictObject({ name, phone: name }),
  'phone-removed': z.strictObject({ name }),
  'staff-notice': z.strictObject({ ...application, event: z.enum(NOTICE_EVENTS), city: name.optional() }),
} as const

export type WordedTemplate = keyof typeof wordedSchemas
export const WORDED_TEMPLATES = Object.keys(wordedSchemas) as [WordedTemplate, ...WordedTemplate[]]

/** True for a template whose words staff may write. */
export const isWorded = (template: string): template is WordedTemplate => Object.hasOwn(wordedSchemas, template)

export type LinkVariable = keyof typeof buttonWords
export type Variable = LinkVariable | 'name' | 'number' | 'plan' | 'date' | 'time' | 'reason' | 'account' | 'code' | 'minutes' | 'phone' | 'link_lives' | 'event' | 'city' | 'invoice' | 'amount' | 'due' | 'method' | 'how_to_pay' | 'last_day'

const ofApplication = ['name', 'number', 'plan', 'tracking_link'] as const satisfies readonly Variable[]
const ofBill = ['name', 'account', 'plan', 'invoice', 'amount', 'due', 'billing_link'] as const satisfies readonly Variable[]
const ofVisit = [...ofApplication, 'date', 'time'] as const satisfies readonly Variable[]

/** The variables that the words of each template may use, in the order in which they are offered. */
export const VARIABLES: Readonly<Record<WordedTemplate, readonly Variable[]>> = {
  'phone-code': ['code', 'minutes'],
  'application-received': ofApplication,
  'tracking-link': ofApplication,
  'application-verified': ofApplication,
  'survey-scheduled': ofVisit,
  'survey-moved': ofVisit,
  'application-approved': ofApplication,
  'application-rejected': [...ofApplication, 'reason', 'apply_link'],
  'application-cancelled': [...ofApplication, 'apply_link'],
  'customer-welcome': ['name', 'number', 'plan', 'account', 'claim_link', 'link_lives'],
  'installation-scheduled': ofVisit,
  'installation-moved': ofVisit,
  'visit-withdrawn': ofVisit,
  'service-active': ['name', 'number', 'plan', 'account', 'sign_in_link'],
  'phone-changed': ['name', 'phone', 'reset_link'],
  'phone-removed': ['name', 'reset_link'],
  'renewal-invoice': [...ofBill, 'method', 'how_to_pay'],
  'invoice-reminder': ofBill,
  'invoice-overdue': [...ofBill, 'last_day'],
  'account-suspended': ofBill,
  'staff-notice': ['event', 'number', 'plan', 'city', 'console_link'],
}
