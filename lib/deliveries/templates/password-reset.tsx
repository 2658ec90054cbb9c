import { mail } from '@/lib/messages/en/mail'
import { loginLink } from '../links'
import { Action, Layout, Note, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const passwordReset: MailTemplate<'password-reset'> = {
  subject: () => mail.passwordReset.subject,
  Body: ({ deliveryId, locale, payload }) => {
    const link = loginLink('password_reset', deliveryId)
    return (
      <Layout locale={locale} subject={mail.passwordReset.subject} preview={mail.passwordReset.lead} name={payload.name}>
        <Paragraph>{mail.passwordReset.lead}</Paragraph>
        <Action href={link.href}>{mail.passwordReset.action}</Action>
        <Note>{mail.passwordReset.lives(link.lives)}</Note>
        <Note>{mail.notYou}</Note>
      </Layout>
    )
  },
}
