import { env } from '@/lib/core/env'

export interface WebhookSettings {
  phoneNumberId: string
  appSecret: string
  verifyToken: string
}

/** What the provider's webhook is judged by; null where WhatsApp is not set up, and then there is no webhook. */
export function webhookSettings(): WebhookSettings | null {
  const { WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_APP_SECRET: appSecret, WHATSAPP_VERIFY_TOKEN: verifyToken } = env
  return phoneNumberId === undefined || appSecret === undefined || verifyToken === undefined ? null : { phoneNumberId, appSecret, verifyToken }
}
