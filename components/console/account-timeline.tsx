/** AccountTimeline({ account })   registration, messages, money and what people did, in one line of time, the newest first. */
import { Timeline, type TimelineEvent } from '@/components/ui/timeline'
import { When } from '@/components/ui/when'
import type { AccountDetail } from '@/lib/accounts/console-detail'
import { statusLook, type StatusColor } from '@/lib/core/status-look'
import type { IconName } from '@/components/ui/icons'
import { console as words } from '@/lib/messages/en/console'
import { templateName } from '@/components/deliveries/template-name'
import { actionWord } from './action-word'

interface Moment extends Omit<TimelineEvent, 'when'> {
  at: Date
}

const moment = (id: string, at: Date, title: string, icon: IconName, color: StatusColor, by?: string, note?: string): Moment => ({ id, at, title, icon, color, by, note })

function moments(account: AccountDetail): Moment[] {
  const moves = account.registration?.registrationEvents ?? []
  return [
    ...moves.map((event) => moment(event.id, event.createdAt, statusLook('registration', event.toStatus).word, 'user', statusLook('registration', event.toStatus).color, words.audit.actors[event.actorType], event.reason ?? undefined)),
    ...account.auditEntries.map((entry) => moment(entry.id, entry.createdAt, actionWord(entry.action), 'scroll', 'grey', words.audit.actors[entry.actorType])),
    ...account.deliveries.map((delivery) => moment(delivery.id, delivery.createdAt, templateName(delivery.template), 'mail', statusLook('delivery', delivery.status).color, delivery.to, statusLook('delivery', delivery.status).word)),
    ...account.invoices.flatMap((invoice) => (invoice.issuedAt ? [moment(invoice.id, invoice.issuedAt, invoice.number ?? '', 'receipt', statusLook('invoice', invoice.status).color, undefined, statusLook('invoice', invoice.status).word)] : [])),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
}

export function AccountTimeline({ account }: { account: AccountDetail }) {
  return <Timeline label={words.account.history} events={moments(account).map(({ at, ...event }) => ({ ...event, when: <When at={at} /> }))} />
}
