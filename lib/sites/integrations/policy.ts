import { MINUTE } from '@/lib/core/clock'
import type { IntegrationPlatform } from '@/lib/generated/prisma/enums'
import type { siteIntegrations } from '@/lib/messages/en/site-integrations'

// Pure rules of integrations.

/** Why a test did not pass: one of the sentences that are shown for it. */
export type TestReason = keyof typeof siteIntegrations.reasons

/** Of one site. */
export const MOST_INTEGRATIONS = 20

const LOST_AFTER_MS = 10 * MINUTE

/** A test that was asked for before this moment and has not ended never will: its jobs are used up. */
export const lostBefore = (now: Date): Date => new Date(now.getTime() - LOST_AFTER_MS)

/** Shopify answers a version that it no longer keeps by the oldest one that it does. */
const SHOPIFY_VERSION = '2026-07'

/** What a test asks for, by platform. */
export function requestFor(platform: IntegrationPlatform, address: string, username: string | null, secret: string): { address: string; headers: Record<string, string> } {
  switch (platform) {
    case 'wordpress':
      return { address: `${address}/wp-json/wp/v2/users/me`, headers: { authorization: `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}` } }
    case 'shopify':
      return { address: `${address}/admin/api/${SHOPIFY_VERSION}/shop.json`, headers: { 'x-shopify-access-token': secret } }
    case 'custom':
      return { address, headers: { authorization: `Bearer ${secret}` } }
  }
}

/** What an answer says of the connection; null is good. Nothing of the answer itself is kept. */
export function judge(platform: IntegrationPlatform, status: number, body: string): TestReason | null {
  if (status === 401 || status === 403) return 'wrong_secret'
  if (status === 404 || status === 410) return 'not_found'
  if (status >= 300 && status < 400) return 'redirect'
  if (status < 200 || status > 299) return 'bad_status'
  return platform === 'custom' || isFrom(platform, body) ? null : 'not_platform'
}

/** Many a server answers 200 to everything; these speak in a form of their own. */
function isFrom(platform: 'wordpress' | 'shopify', body: string): boolean {
  try {
    const said: unknown = JSON.parse(body)
    return typeof said === 'object' && said !== null && (platform === 'wordpress' ? 'id' : 'shop') in said
  } catch {
    return false
  }
}
