import type { Tx } from '@/lib/core/db'
import { newId } from '@/lib/core/ids'
import { deliveryRows, type NewDelivery } from '@/lib/deliveries/queue-delivery'
import type { Payload } from '@/lib/deliveries/schema'
import type { NoticeEvent, WordedTemplate } from '@/lib/deliveries/worded-schema'
import { staffNotices } from './staff-notices'

// Who is told what on an application's way. Everything leaves after commit, from rows of the same transaction (T1-09).

/** When somebody comes. */
interface Visit {
  startsAt: Date
  endsAt: Date
}

/** What an event's messages say beside what the registration's row holds. */
interface Extras {
  survey_scheduled: Visit
  survey_moved: Visit
  installation_scheduled: Visit
  installation_moved: Visit
  visit_withdrawn: Visit
  /** In words for the applicant. */
  rejected: { reason: string }
  activated: { accountId: string; accountName: string; accountSlug: string }
}
type ExtraOf<E extends NoticeEvent> = E extends keyof Extras ? Extras[E] : undefined
type Extra<E extends NoticeEvent> = E extends keyof Extras ? [extra: Extras[E]] : []

const shown = { id: true, number: true, fullName: true, email: true, phone: true, city: true, locale: true, accountId: true, linkVersion: true, plan: { select: { name: true } } } as const
/** What every message of an application is made of. */
interface Told {
  id: string
  number: string
  fullName: string
  email: string | null
  phone: string | null
  city: string | null
  locale: string
  accountId: string | null
  linkVersion: number
  plan: { name: string }
}

/**
 * Queues all messages of one event: to the applicant, by WhatsApp and e-mail as far as there is an address, and to those
 * of us whom the rules name. An applicant who cannot be reached is no error. The welcome of a new customer is not among
 * them: its link is made where the account is.
 *
 * @param tx of the event itself, of staff or the house.
 * @throws Error when there is no such registration.
 * @see T1-09, PIPE-7
 */
export async function tell<E extends NoticeEvent>(tx: Tx, event: E, registrationId: string, ...[extra]: Extra<E>): Promise<void> {
  const told = await tx.registration.findUniqueOrThrow({ where: { id: registrationId }, select: shown })
  const message = messages[event]
  const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } })
  const own = message ? addressed(told, message(told, extra as ExtraOf<E>, timeZone)) : []
  const [first, ...rest] = [...own, ...(await staffNotices(tx, event, told))]
  if (first) await tx.$queryRaw(deliveryRows([first, ...rest]))
}

/**
 * Sends the link of an application to its addresses, or by one channel only.
 *
 * @param tx of staff or the house.
 * @throws Error when there is no such registration.
 */
export async function tellLink(tx: Tx, registrationId: string, only?: 'email' | 'whatsapp'): Promise<void> {
  const told = await tx.registration.findUniqueOrThrow({ where: { id: registrationId }, select: shown })
  const [first, ...rest] = addressed(told, { template: 'tracking-link', payload: factsOf(told) }).filter(({ channel }) => only === undefined || channel === only)
  if (first) await tx.$queryRaw(deliveryRows([first, ...rest]))
}

/** A message with its facts. */
type Message = { [T in WordedTemplate]: { template: T; payload: Payload<T>; accountId?: string } }[WordedTemplate]

/** One message for each of the applicant's addresses. */
function addressed(told: Told, message: Message): NewDelivery[] {
  const to = [...(told.phone ? [{ channel: 'whatsapp', to: told.phone } as const] : []), ...(told.email ? [{ channel: 'email', to: told.email } as const] : [])]
  return to.map((address) => ({ accountId: told.accountId, ...message, ...address, id: newId(), registrationId: told.id, locale: told.locale }))
}

const factsOf = ({ id, number, fullName, plan, linkVersion }: Told) => ({ registrationId: id, number, name: fullName, planName: plan.name, ...(linkVersion > 0 && { linkVersion }) })
const visitOf = (told: Told, { startsAt, endsAt }: Visit, timeZone: string) => ({ ...factsOf(told), startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone })

/** Event → the applicant's message. Events without one concern nobody but us. */
const messages: { [E in NoticeEvent]?: (told: Told, extra: ExtraOf<E>, timeZone: string) => Message } = {
  received: (told) => ({ template: 'application-received', payload: factsOf(told) }),
  verified: (told) => ({ template: 'application-verified', payload: factsOf(told) }),
  survey_scheduled: (told, visit, timeZone) => ({ template: 'survey-scheduled', payload: visitOf(told, visit, timeZone) }),
  survey_moved: (told, visit, timeZone) => ({ template: 'survey-moved', payload: visitOf(told, visit, timeZone) }),
  approved: (told) => ({ template: 'application-approved', payload: factsOf(told) }),
  rejected: (told, { reason }) => ({ template: 'application-rejected', payload: { ...factsOf(told), reason } }),
  cancelled: (told) => ({ template: 'application-cancelled', payload: factsOf(told) }),
  installation_scheduled: (told, visit, timeZone) => ({ template: 'installation-scheduled', payload: visitOf(told, visit, timeZone) }),
  installation_moved: (told, visit, timeZone) => ({ template: 'installation-moved', payload: visitOf(told, visit, timeZone) }),
  visit_withdrawn: (told, visit, timeZone) => ({ template: 'visit-withdrawn', payload: visitOf(told, visit, timeZone) }),
  activated: (told, { accountId, ...account }) => ({ accountId, template: 'service-active', payload: { ...factsOf(told), ...account } }),
}
