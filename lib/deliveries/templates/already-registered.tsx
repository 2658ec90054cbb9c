import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Layout, Note, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const alreadyRegistered: MailTemplate<'already-registered'> = {
  subject: () => mail.alreadyRegistered.subject,
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.alreadyRegistered.subject} preview={mail.alreadyRegistered.lead} name={payload.name}>
      <Paragraph>{mail.alreadyRegistered.lead}</Paragraph>
      <Action href={pageAddress('/login')}>{mail.alreadyRegistered.action}</Action>
      <Note>{mail.alreadyRegistered.forgotten}</Note>
      <Note>{mail.notYou}</Note>
    </Layout>
  ),
}
