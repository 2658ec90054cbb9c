import type { IncomingMessage, ServerResponse } from 'node:http'
import { readCookie, SESSION_COOKIE } from '@/lib/auth/session-cookie'
import { CAMPAIGN_COOKIE, CAMPAIGN_LIVES_SECONDS, campaignOf, campaignText, CAMPAIGN_WORDS } from '@/lib/preferences/campaign'

// Where a campaign's link leads to. The front page is drawn once for all, so its words are kept here, before any page.
const ENTRANCES = new Set(['/', '/pricing', '/apply', '/signup'])

/**
 * Keeps the words of the link that first led a visitor here, in a cookie that holds these words and nothing that tells one
 * browser from another. Not for whoever is signed in, and not where the browser asks for privacy (Global Privacy Control,
 * Do Not Track).
 */
export function keepCampaign({ method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>, res: Pick<ServerResponse, 'appendHeader'>, { isHttps }: { isHttps: boolean }): void {
  const [path = '/', query] = url.split('?')
  if (method !== 'GET' || query === undefined || !ENTRANCES.has(path) || headers['sec-gpc'] === '1' || headers.dnt === '1') return
  const cookies = { get: (name: string) => (name === 'cookie' ? (headers.cookie ?? null) : null) }
  if (readCookie(cookies, CAMPAIGN_COOKIE) || readCookie(cookies, SESSION_COOKIE)) return
  const campaign = campaignOf(new URLSearchParams(query))
  if (!campaign) return
  res.appendHeader('set-cookie', `${CAMPAIGN_COOKIE}=${campaignText(campaign)}; Path=/; Max-Age=${CAMPAIGN_LIVES_SECONDS}; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`)
}

/** Names with which others count their clicks; no page of ours reads them. */
const COUNTERS = /^(?:utm_\w+|gclid|gbraid|wbraid|fbclid|msclkid|mc_[ce]id)$/

/** An address without what only tells where its reader came from: of pages that read nothing else it is the same page. */
export function withoutCampaign(url: string): string {
  const [path = '/', query = ''] = url.split('?')
  const rest = query.split('&').filter((part) => {
    const [name = ''] = part.split('=')
    return part !== '' && !COUNTERS.test(name) && !CAMPAIGN_WORDS.some((word) => word === name)
  })
  return rest.length > 0 ? `${path}?${rest.join('&')}` : path
}
