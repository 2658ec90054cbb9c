import { DAY, HOUR, now } from '@/lib/core/clock'
import type { Payload } from './schema'
import type { WordedTemplate } from './worded-schema'

/** The id that previews are written under: no message and no person has it. */
export const SAMPLE_ID = '00000000-0000-7000-8000-000000000000'

/** Made-up facts of a message, for a preview. */
export function sampleFacts<T extends WordedTemplate>(template: T, timeZone: string): Payload<T> {
  const application = { registrationId: SAMPLE_ID, number: 'REG-2026-000123', name: 'Siti Rahma', planName: 'Home Silver' }
  const start = Math.ceil((now().getTime() + 2 * DAY) / HOUR) * HOUR
  const visit = { ...application, startsAt: new Date(start).toISOString(), endsAt: new Date(start + 2 * HOUR).toISOString(), timeZone }
  const bill = {
    name: 'Siti Rahma',
    accountName: 'Siti Rahma',
    accountSlug: 'siti-rahma',
    planName: 'Home Silver',
    invoiceNumber: 'INV-2026-000123',
    amountMinor: 19_990_000,
    currency: 'IDR',
    dueAt: new Date(start + 7 * DAY).toISOString(),
    timeZone,
  }
  const account = { accountName: 'Siti Rahma', accountSlug: 'siti-rahma' }
  const facts: { [K in WordedTemplate]: Payload<K> } = {
    'phone-code': {},
    'application-received': application,
    'tracking-link': application,
    'application-verified': application,
    'survey-scheduled': visit,
    'survey-moved': visit,
    'application-approved': application,
    'application-rejected': { ...application, reason: 'Your street is not in our area yet' },
    'application-cancelled': application,
    'customer-welcome': { ...application, ...account },
    'installation-scheduled': visit,
    'installation-moved': visit,
    'visit-withdrawn': visit,
    'service-active': { ...application, ...account },
    'phone-changed': { name: application.name, phone: '+62 •••• 789' },
    'phone-removed': { name: application.name },
    'renewal-invoice': { ...bill, methodName: 'Bank transfer', instructions: 'Transfer the exact amount to the bank account on your invoice, with the invoice number as the reference.' },
    'invoice-reminder': bill,
    'invoice-overdue': { ...bill, suspendsAt: new Date(start + 14 * DAY).toISOString() },
    'account-suspended': bill,
    'staff-notice': { ...application, event: 'received', city: 'Bandung' },
  }
  return facts[template]
}
