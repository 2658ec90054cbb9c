import { linkFor, LINKS } from '@/lib/auth/login-tokens'
import { CODE_LIVES_MS } from '@/lib/auth/phone-codes'
import { DAY, HOUR, MINUTE } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import type { DeliveryChannel, LoginTokenPurpose } from '@/lib/generated/prisma/enums'
import { mail } from '@/lib/messages/en/mail'
import type { Template } from './schema'

/** The templates whose link lets somebody in, and what for. */
export const LINK_PURPOSES: Readonly<Partial<Record<Template, LoginTokenPurpose>>> = {
  'verify-email': 'verify_email',
  'magic-link': 'magic_link',
  'password-reset': 'password_reset',
  'claim-account': 'claim',
  'customer-welcome': 'claim',
}

/** What a message lets its reader in for. A link by WhatsApp proves the phone that reads it, never the mailbox. */
export function linkPurpose(template: Template, channel: DeliveryChannel): LoginTokenPurpose | undefined {
  if (channel === 'whatsapp') return template === 'customer-welcome' ? 'claim_phone' : undefined
  return LINK_PURPOSES[template]
}

/**
 * For how long a message is of any use once it was asked for, in milliseconds: as long as the code or link in it works.
 * Undefined where time takes nothing from it.
 */
export function usefulFor(template: Template, channel: DeliveryChannel): number | undefined {
  if (template === 'phone-code') return CODE_LIVES_MS
  const purpose = linkPurpose(template, channel)
  return purpose && LINKS[purpose].livesMs
}

/** The address of a page of ours, on the host of the settings. */
export const pageAddress = (path: `/${string}`): string => `${env.APP_URL}${path}`

/** The link of a message and how long it works, in words. */
export const loginLink = (purpose: LoginTokenPurpose, deliveryId: string): { href: string; lives: string } => ({
  href: linkFor(purpose, deliveryId),
  lives: lifetime(LINKS[purpose].livesMs),
})

function lifetime(ms: number): string {
  if (ms > DAY) return mail.lives.days(Math.floor(ms / DAY))
  return ms >= HOUR ? mail.lives.hours(Math.floor(ms / HOUR)) : mail.lives.minutes(Math.floor(ms / MINUTE))
}
