import type { z } from 'zod'
import { codeFor, CODE_LIVES_MS } from '@/lib/auth/phone-codes'
import { addressProof, trackingToken } from '@/lib/auth/tracking-token'
import { MINUTE } from '@/lib/core/clock'
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

const ofApplication = ({ registrationId, number, name, planName }: Application): Values => ({
  name,
  number,
  plan: planName,
  tracking_link: pageAddress(`/track/${number}?token=${trackingToken(registrationId)}`),
  apply_link: pageAddress('/apply'),
})

const ofVisit = (facts: Application & Visit, { locale }: Message): Values => ({ ...ofApplication(facts), ...whenOf(facts, locale) })

function whenOf({ startsAt, endsAt, timeZone }: Visit, locale: string): Values {
  const [from, to] = [new Date(startsAt), new Date(endsAt)]
  return {
    date: new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }).format(from),
    time: new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).formatRange(from, to),
  }
}

const makers: { [T in WordedTemplate]: (facts: Facts<T>, message: Message) => Values } = {
  'phone-code': (_facts, { id }) => ({ code: codeFor(id), minutes: `${CODE_LIVES_MS / MINUTE}` }),
  // Whoever comes by the link in the e-mail reads that mailbox, and may say so there.
  'application-received': (facts, { channel }) => {
    const { tracking_link, ...values } = ofApplication(facts)
    return { ...values, tracking_link: channel === 'email' ? `${tracking_link}&proof=${addressProof(facts.registrationId)}` : tracking_link }
  },
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
  'staff-notice': (facts) => ({
    ...ofApplication(facts),
    event: noticeEvents[facts.event],
    city: facts.city ?? '–',
    console_link: pageAddress(`/admin/registrations/${facts.registrationId}`),
  }),
}
