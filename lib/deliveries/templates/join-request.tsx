import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Facts, Layout, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const joinRequest: MailTemplate<'join-request'> = {
  subject: (payload) => mail.joinRequest.subject(payload),
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.joinRequest.subject(payload)} preview={mail.joinRequest.lead(payload)} name={payload.name}>
      <Paragraph>{mail.joinRequest.lead(payload)}</Paragraph>
      <Facts
        facts={[
          [mail.joinRequest.person, payload.requesterName],
          [mail.joinRequest.email, payload.requesterEmail],
        ]}
      />
      <Action href={pageAddress(`/${payload.accountSlug}`)}>{mail.joinRequest.action}</Action>
    </Layout>
  ),
}
