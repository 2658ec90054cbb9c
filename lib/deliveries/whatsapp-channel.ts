import { env } from '@/lib/core/env'
import { logger } from '@/lib/core/logger'
import { whatsapp as words } from '@/lib/messages/en/whatsapp'
import { recordChannelCheck } from './channels'
import { cloudWhatsApp } from './cloud-api'
import { whatsappFailure } from './whatsapp-failure'
import { localWhatsApp, type WhatsAppPort } from './whatsapp-port'

/** The port that the settings ask for. */
export function openWhatsApp(): WhatsAppPort {
  const { WHATSAPP_ACCESS_TOKEN: accessToken, WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_API_URL: apiUrl } = env
  return accessToken === undefined || phoneNumberId === undefined ? localWhatsApp : cloudWhatsApp({ apiUrl, phoneNumberId, accessToken })
}

/** Asks the Cloud API for our number and keeps what it said, so that the console can show it. Never throws because of it. */
export async function checkWhatsApp(port: WhatsAppPort): Promise<void> {
  if (port.isLocal) return
  const reason = await port.verify().then(
    () => null,
    (error: unknown) => {
      const failure = whatsappFailure(error)
      return failure.isUnanswered ? words.channel.silent : failure.reason
    },
  )
  if (reason) logger.warn({ channel: 'whatsapp', reason }, 'WhatsApp does not work')
  await recordChannelCheck('whatsapp', reason)
}
