import { mail } from '@/lib/messages/en/mail'
import { loginLink } from '../links'
import { Action, Layout, Note, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const verifyEmail: MailTemplate<'verify-email'> = {
  subject: () => mail.verifyEmail.subject,
  Body: ({ deliveryId, locale, payload }) => {
    const link = loginLink('verify_email', deliveryId)
    return (
      <Layout locale={locale} subject={mail.verifyEmail.subject} preview={mail.verifyEmail.lead} name={payload.name}>
        <Paragraph>{mail.verifyEmail.lead}</Paragraph>
        <Action href={link.href}>{mail.verifyEmail.action}</Action>
        <Note>{mail.verifyEmail.lives(link.lives)}</Note>
        <Note>{mail.notYou}</Note>
      </Layout>
    )
  },
}
