import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Layout, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const invoiceVoid: MailTemplate<'invoice-void'> = {
  subject: (payload) => mail.invoiceVoid.subject(payload),
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.invoiceVoid.subject(payload)} preview={mail.invoiceVoid.lead(payload)} name={payload.name}>
      <Paragraph>{mail.invoiceVoid.lead(payload)}</Paragraph>
      <Action href={pageAddress(`/${payload.accountSlug}`)}>{mail.invoiceVoid.action}</Action>
    </Layout>
  ),
}
