import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Layout, Note, Paragraph, Quoted } from './layout'
import type { MailTemplate } from './types'

export const paymentRejected: MailTemplate<'payment-rejected'> = {
  subject: (payload) => mail.paymentRejected.subject(payload),
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.paymentRejected.subject(payload)} preview={mail.paymentRejected.lead(payload)} name={payload.name}>
      <Paragraph>{mail.paymentRejected.lead(payload)}</Paragraph>
      <Note>{`${mail.paymentRejected.reason}:`}</Note>
      <Quoted>{payload.reason}</Quoted>
      <Action href={pageAddress(`/${payload.accountSlug}`)}>{mail.paymentRejected.action}</Action>
    </Layout>
  ),
}
