import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Layout, Note, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const passwordChanged: MailTemplate<'password-changed'> = {
  subject: () => mail.passwordChanged.subject,
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.passwordChanged.subject} preview={mail.passwordChanged.lead} name={payload.name}>
      <Paragraph>{mail.passwordChanged.lead}</Paragraph>
      <Note>{mail.passwordChanged.warning}</Note>
      <Action href={pageAddress('/login/forgot')}>{mail.passwordChanged.action}</Action>
    </Layout>
  ),
}
