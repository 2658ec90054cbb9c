import { mail } from '@/lib/messages/en/mail'
import { pageAddress } from '../links'
import { Action, Layout, Paragraph } from './layout'
import type { MailTemplate } from './types'

export const welcome: MailTemplate<'welcome'> = {
  subject: (payload) => mail.welcome.subject(payload),
  Body: ({ locale, payload }) => (
    <Layout locale={locale} subject={mail.welcome.subject(payload)} preview={mail.welcome.lead(payload)} name={payload.name}>
      <Paragraph>{mail.welcome.lead(payload)}</Paragraph>
      {payload.credits > 0 && <Paragraph>{mail.welcome.credits(new Intl.NumberFormat(locale).format(payload.credits))}</Paragraph>}
      <Action href={pageAddress(`/${payload.accountSlug}`)}>{mail.welcome.action}</Action>
    </Layout>
  ),
}
