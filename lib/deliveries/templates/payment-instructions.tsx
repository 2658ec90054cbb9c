import { formatMoney } from '@/lib/core/money'
import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Facts, Layout, Note, Paragraph, Quoted } from './layout'
import type { MailTemplate } from './types'

export const paymentInstructions: MailTemplate<'payment-instructions'> = {
  subject: (payload) => mail.paymentInstructions.subject(payload),
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.paymentInstructions.subject(payload)} preview={mail.paymentInstructions.lead(payload)} name={payload.name}>
      <Paragraph>{mail.paymentInstructions.lead(payload)}</Paragraph>
      <Facts
        facts={[
          [mail.paymentInstructions.amount, formatMoney(payload, locale)],
          [mail.paymentInstructions.due, new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(payload.dueAt))],
          [mail.paymentInstructions.reference, payload.reference],
          [mail.paymentInstructions.invoice, payload.invoiceNumber],
          [mail.paymentInstructions.method, payload.methodName],
        ]}
      />
      <Quoted>{payload.instructions}</Quoted>
      <Note>{mail.paymentInstructions.referenceNote}</Note>
      <Action href={pageAddress(`/${payload.accountSlug}`)}>{mail.paymentInstructions.action}</Action>
    </Layout>
  ),
}
