import { mail } from '@/lib/messages/en/mail'
import { loginLink } from '../links'
import { Action, Layout, Note, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const claimAccount: MailTemplate<'claim-account'> = {
  subject: (payload) => mail.claimAccount.subject(payload),
  Body: ({ deliveryId, locale, payload }) => {
    const link = loginLink('claim', deliveryId)
    return (
      <Layout locale={locale} subject={mail.claimAccount.subject(payload)} preview={mail.claimAccount.lead(payload)} name={payload.name}>
        <Paragraph>{mail.claimAccount.lead(payload)}</Paragraph>
        <Action href={link.href}>{mail.claimAccount.action}</Action>
        <Note>{mail.claimAccount.lives(link.lives)}</Note>
      </Layout>
    )
  },
}
