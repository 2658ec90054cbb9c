import { formatMoney } from '@/lib/core/money'
import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Facts, Layout, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const paymentConfirmed: MailTemplate<'payment-confirmed'> = {
  subject: (payload) => mail.paymentConfirmed.subject(payload),
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.paymentConfirmed.subject(payload)} preview={mail.paymentConfirmed.lead(payload)} name={payload.name}>
      <Paragraph>{mail.paymentConfirmed.lead(payload)}</Paragraph>
      <Facts
        facts={[
          [mail.paymentConfirmed.amount, formatMoney(payload, locale)],
          [mail.paymentConfirmed.invoice, payload.invoiceNumber],
          [mail.paymentConfirmed.credits, new Intl.NumberFormat(locale).format(payload.credits)],
        ]}
      />
      <Action href={pageAddress(`/${payload.accountSlug}`)}>{mail.paymentConfirmed.action}</Action>
    </Layout>
  ),
}
