import { mail } from '@/lib/messages/en/mail'
import { loginLink } from '../links'
import { Action, Layout, Note, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const magicLink: MailTemplate<'magic-link'> = {
  subject: () => mail.magicLink.subject,
  Body: ({ deliveryId, locale, payload }) => {
    const link = loginLink('magic_link', deliveryId)
    return (
      <Layout locale={locale} subject={mail.magicLink.subject} preview={mail.magicLink.lead} name={payload.name}>
        <Paragraph>{mail.magicLink.lead}</Paragraph>
        <Action href={link.href}>{mail.magicLink.action}</Action>
        <Note>{mail.magicLink.lives(link.lives)}</Note>
        <Note>{mail.notYou}</Note>
      </Layout>
    )
  },
}
