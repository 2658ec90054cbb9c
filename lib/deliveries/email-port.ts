import { env } from '@/lib/core/env'
import { logger } from '@/lib/core/logger'
import { recordChannelCheck } from './channels'
import { localMail, type MailPort } from './mail-port'
import { smtpMail } from './smtp'
import { smtpFailure } from './smtp-failure'

/** The port that the settings ask for. */
export const openMailPort = (): MailPort => (env.SMTP_URL !== undefined && env.MAIL_FROM !== undefined ? smtpMail(env.SMTP_URL, env.MAIL_FROM) : localMail)

/** Tries the mail server and keeps what it found, so that the console can show it. Never throws because of the server. */
export async function checkEmail(port: MailPort): Promise<void> {
  if (port.isLocal) return
  const reason = await port.verify().then(
    () => null,
    (error: unknown) => smtpFailure(error).reason,
  )
  if (reason) logger.warn({ channel: 'email', reason }, 'the mail server does not work')
  await recordChannelCheck('email', reason)
}
