import { createTransport } from 'nodemailer'
import { SECOND } from '@/lib/core/clock'
import type { Mail, MailPort } from './mail-port'

const CONNECTIONS = 3

/**
 * E-mail by SMTP.
 *
 * @param url smtp:// or smtps:// with user and password where the server wants them
 * @param from the sender, `Name <address>` or an address
 */
export function smtpMail(url: string, from: string): MailPort {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    // A message is words of ours; it never reads a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    isLocal: false,
    send: async (mail) => (await transport.sendMail(envelope(mail, from, host))).messageId,
    verify: async () => {
      await transport.verify()
    },
    close: () => transport.close(),
  }
}

const envelope = ({ id, to, subject, text, html }: Mail, from: string, host: string) => ({
  from,
  // As an object, so that commas in it make no further addressee.
  to: { name: '', address: to },
  subject,
  text,
  ...(html !== null && { html }),
  // The same at every try: a message that was taken just before a crash is recognised when it comes again.
  messageId: `<${id}@${host}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
})
