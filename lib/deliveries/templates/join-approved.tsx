import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Layout, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const joinApproved: MailTemplate<'join-approved'> = {
  subject: (payload) => mail.joinApproved.subject(payload),
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.joinApproved.subject(payload)} preview={mail.joinApproved.lead(payload)} name={payload.name}>
      <Paragraph>{mail.joinApproved.lead(payload)}</Paragraph>
      <Action href={pageAddress(`/${payload.accountSlug}`)}>{mail.joinApproved.action}</Action>
    </Layout>
  ),
}
