import type { Task } from 'graphile-worker'
import { checkEmail } from '@/lib/deliveries/email-port'
import type { MailPort } from '@/lib/deliveries/mail-port'
import { checkWhatsApp } from '@/lib/deliveries/whatsapp-channel'
import type { WhatsAppPort } from '@/lib/deliveries/whatsapp-port'
import { checkFileStore } from '@/lib/files/check-store'

/** Every five minutes: do the outside channels still take us? The console shows the answer. */
export const checkChannels =
  (mail: MailPort, whatsapp: WhatsAppPort): Task =>
  async () => {
    await checkEmail(mail)
    await checkWhatsApp(whatsapp)
    await checkFileStore()
  }
