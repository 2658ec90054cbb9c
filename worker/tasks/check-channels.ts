import type { Task } from 'graphile-worker'
import { checkEmail } from '@/lib/deliveries/email-port'
import type { MailPort } from '@/lib/deliveries/mail-port'

/** Every five minutes: do the outside channels still take us? The console shows the answer. */
export const checkChannels =
  (mail: MailPort): Task =>
  () =>
    checkEmail(mail)
